import { SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import { usernameKey } from '../domain/username.js'
import { SIGN_IN, type SignInSettings } from '../sign-in-settings.js'
import { networkOf } from './network-of.js'
import { tooManyAttempts } from './password-hashes.js'

const WINDOW_SEC = 900
/** Wrong passwords for one name, from wherever, until it is locked for the rest of the window. */
const OF_A_NAME = 10
/** Wrong passwords from one address, for whatever names: an office shares one. */
const OF_AN_ADDRESS = 100

/** Links by mail, in a window of their own. */
const RESET_WINDOW_SEC = 3_600
const RESETS_OF_A_NAME = 3
const RESETS_OF_AN_ADDRESS = 30

/** Who is tried and from where, as marks that tell nobody either. */
export interface Attempt {
  readonly nameMark: string
  readonly addressMark: string
}

/** Too many attempts. `isFirst` when it is the attempt that locked the name or address: worth telling once. */
export interface Locked {
  readonly isFirst: boolean
  /** @throws always: 429 */
  refuse(): never
}

/**
 * Counts attempts in all replicas together, whether or not somebody has the name. An attempt is counted before it is
 * looked at, so that many at once are not all let through, and taken back when it succeeds.
 */
@Injectable()
export class AttemptLimits {
  constructor(
    @Inject(SHARED_STATE) private readonly shared: SharedState,
    @Inject(SIGN_IN) private readonly signIn: SignInSettings,
  ) {}

  attempt(username: string, address: string): Attempt {
    const { keys } = this.signIn
    return {
      nameMark: keys.markOf('name', usernameKey(username).trim()),
      addressMark: keys.markOf('address', networkOf(address)),
    }
  }

  /** Counts the attempt; answers when it is one too many. */
  async count({ nameMark, addressMark }: Attempt): Promise<Locked | undefined> {
    const fromAddress = await this.shared.increment(addressKey(addressMark), WINDOW_SEC)
    if (fromAddress > OF_AN_ADDRESS) return locked(fromAddress === OF_AN_ADDRESS + 1)
    const ofName = await this.shared.increment(nameKey(nameMark), WINDOW_SEC)
    return ofName > OF_A_NAME ? locked(ofName === OF_A_NAME + 1) : undefined
  }

  /** Counts a request for a link by mail; whether one may be sent for it. */
  async allowsReset({ nameMark, addressMark }: Attempt): Promise<boolean> {
    const [ofName, fromAddress] = await Promise.all([
      this.shared.increment(`password-reset:name:${nameMark}`, RESET_WINDOW_SEC),
      this.shared.increment(`password-reset:address:${addressMark}`, RESET_WINDOW_SEC),
    ])
    return ofName <= RESETS_OF_A_NAME && fromAddress <= RESETS_OF_AN_ADDRESS
  }

  /** The attempt was right: it does not count. */
  async takeBack({ nameMark, addressMark }: Attempt): Promise<void> {
    await Promise.all([this.shared.decrement(nameKey(nameMark)), this.shared.decrement(addressKey(addressMark))])
  }
}

const nameKey = (mark: string): string => `sign-in:name:${mark}`
const addressKey = (mark: string): string => `sign-in:address:${mark}`

const locked = (isFirst: boolean): Locked => ({
  isFirst,
  refuse: () => {
    throw tooManyAttempts(WINDOW_SEC)
  },
})
