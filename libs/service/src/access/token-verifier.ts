import { sha256 } from '@doorledger/kernel'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import type { Clock } from '../platform/service-platform.js'
import { looksLikeAccessToken } from './access-token.js'
import { findAccessToken } from './find-access-token.js'
import { findApiToken } from './find-api-token.js'
import type { KnownHolder, TokenHolder } from './known-holder.js'

/** What is revoked works for this long at most, plus the time its event takes to arrive. */
const REMEMBERED_MS = 2_000
const MOST_REMEMBERED = 10_000

/** The `token68` of RFC 9110 behind `Bearer`, between sane lengths. */
const bearer = /^Bearer ([A-Za-z0-9._~+/-]{16,4096}=*)$/i

interface Remembered {
  readonly known: Promise<KnownHolder | undefined>
  /** the answer once it is there: a request with a token known well needs not wait for a promise */
  settled?: KnownHolder
  readonly untilMs: number
}

/** Tells who holds an API token or an access token, from the service's own copies of what the directory knows. */
export class TokenVerifier {
  /** Those that nobody used for longest go first: a flood of unknown tokens does not push out the ones in use. */
  private readonly remembered = new LRUCache<string, Remembered>({ max: MOST_REMEMBERED })

  constructor(
    private readonly database: Pool,
    private readonly clock: Clock = () => new Date(),
  ) {}

  /**
   * Who sent a request; undefined when its credential is missing, malformed, unknown, revoked or expired.
   * @param authorization the header as it came
   * @throws when the database cannot be reached
   */
  verify(authorization: string | undefined): TokenHolder | undefined | Promise<TokenHolder | undefined> {
    const token = authorization === undefined ? undefined : bearer.exec(authorization)?.[1]
    if (token === undefined) return undefined
    const now = this.clock()
    const entry = this.remember(token, now)
    if (entry.settled !== undefined) return stillValid(entry.settled, now.getTime())
    return entry.known.then((known) => known && stillValid(known, now.getTime()))
  }

  private remember(token: string, now: Date): Remembered {
    const tokenHash = sha256(token)
    const before = this.remembered.get(tokenHash)
    if (before !== undefined && before.untilMs > now.getTime()) return before
    const entry: Remembered = { known: this.find(token, now), untilMs: now.getTime() + REMEMBERED_MS }
    this.remembered.set(tokenHash, entry)
    entry.known.then(
      (known) => {
        entry.settled = known
        if (known === undefined) this.forget(tokenHash, entry) // it may be issued in the next moment
      },
      () => this.forget(tokenHash, entry),
    )
    return entry
  }

  private forget(tokenHash: string, entry: Remembered): void {
    if (this.remembered.peek(tokenHash) === entry) this.remembered.delete(tokenHash)
  }

  private find(token: string, at: Date): Promise<KnownHolder | undefined> {
    return looksLikeAccessToken(token) ? findAccessToken(this.database, token, at) : findApiToken(this.database, token)
  }
}

const stillValid = ({ holder, expiresAtMs }: KnownHolder, nowMs: number): TokenHolder | undefined =>
  expiresAtMs === undefined || expiresAtMs > nowMs ? holder : undefined
