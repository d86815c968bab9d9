import type { CommandHandler } from '@doorledger/event-store'
import {
  ACCESS_TOKEN_SEC,
  type AccessTokenSubject,
  CLOCK,
  type Clock,
  CLOCK_TOLERANCE_SEC,
  COMMANDS,
  signAccessToken,
  type SigningKey,
} from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { signingKeys } from '../aggregates/signing-keys.js'
import { rotationOf, type RotationSettings, signingNow } from '../domain/key-rotation.js'
import { SIGN_IN, type SignInSettings } from '../sign-in-settings.js'
import { newKeyPair, privateKeyOf } from './key-pair.js'
import { StoredKeys } from './stored-keys.js'

const ANNOUNCED_FOR_MS = 600_000
const DAY_MS = 86_400_000
const system = { tenantId: 'default', actor: 'system' }

/** Signs access tokens with the key whose turn it is, and sees to it that there is one. */
@Injectable()
export class KeyRing {
  private readonly settings: RotationSettings

  constructor(
    private readonly stored: StoredKeys,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SIGN_IN) { signingKeyDays }: SignInSettings,
  ) {
    this.settings = {
      signsForMs: signingKeyDays * DAY_MS,
      announcedForMs: ANNOUNCED_FOR_MS,
      verifiesForMs: (ACCESS_TOKEN_SEC + 2 * CLOCK_TOLERANCE_SEC) * 1000,
    }
  }

  async sign(subject: AccessTokenSubject): Promise<string> {
    return signAccessToken(await this.signing(), subject, this.clock())
  }

  /** Does what is due: makes the first key, replaces each in good time, retires the old ones. */
  rotate(): Promise<void> {
    return this.stored.inTurn(async () => {
      const at = this.clock()
      const { nextSignsFrom, retire } = rotationOf(await this.stored.inUse(), at, this.settings)
      if (nextSignsFrom !== undefined) await this.publish(nextSignsFrom, at)
      for (const kid of retire) {
        await this.commands.handle({ aggregate: signingKeys, id: kid, by: system, at }, { type: 'retire', at })
      }
    })
  }

  private async signing(): Promise<SigningKey> {
    const now = (await this.find()) ?? (await this.rotate().then(() => this.find()))
    if (now === undefined) throw new Error('There is no key to sign access tokens with')
    return now
  }

  private async find(): Promise<SigningKey | undefined> {
    const key = signingNow(await this.stored.inUse(), this.clock())
    return key?.privateKey && { kid: key.kid, privateKey: await privateKeyOf(key.privateKey) }
  }

  private async publish(signsFrom: Date, at: Date): Promise<void> {
    const { kid, publicKey, privateKey } = await newKeyPair()
    await this.commands.handle(
      {
        aggregate: signingKeys,
        id: kid,
        by: system,
        at,
        inSameTransaction: (client) => this.stored.keepPrivate(client, kid, privateKey),
      },
      { type: 'publish', key: { kid, algorithm: 'EdDSA', publicKey, signsFrom: signsFrom.toISOString() } },
    )
  }
}
