import { sha256 } from '@doorledger/kernel'
import type { Pool } from 'pg'
import type { Clock } from '../platform/service-platform.js'
import type { Caller } from './caller.js'
import { isPermission } from './known-rights.js'
import { everywhere } from './rights.js'

/** Who holds a token, whatever the request. */
export type TokenHolder = Omit<Caller, 'correlationId' | 'action'>

/** A revoked token works for this long at most, plus the time its event takes to arrive. */
const REMEMBERED_MS = 2_000
const MOST_REMEMBERED = 10_000

/** The `token68` of RFC 9110 behind `Bearer`, between sane lengths. */
const bearer = /^Bearer ([A-Za-z0-9._~+/-]{16,512}=*)$/i

interface Known {
  readonly holder: TokenHolder
  /** Unix time in milliseconds; undefined when the token does not expire */
  readonly expiresAtMs: number | undefined
}

interface Remembered {
  readonly known: Promise<Known | undefined>
  /** the answer once it is there: a request with a token known well needs not wait for a promise */
  settled?: Known
  readonly untilMs: number
}

/** Tells who holds a token, from the service's own copy of the tokens (`known_api_tokens`). */
export class TokenVerifier {
  private readonly remembered = new Map<string, Remembered>()

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
    const nowMs = this.clock().getTime()
    const entry = this.remember(sha256(token), nowMs)
    if (entry.settled !== undefined) return stillValid(entry.settled, nowMs)
    return entry.known.then((known) => known && stillValid(known, nowMs))
  }

  private remember(tokenHash: string, nowMs: number): Remembered {
    const before = this.remembered.get(tokenHash)
    if (before !== undefined && before.untilMs > nowMs) return before
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear()
    const entry: Remembered = { known: this.lookUp(tokenHash), untilMs: nowMs + REMEMBERED_MS }
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
    if (this.remembered.get(tokenHash) === entry) this.remembered.delete(tokenHash)
  }

  private async lookUp(tokenHash: string): Promise<Known | undefined> {
    const { rows } = await this.database.query<TokenRow>({
      name: 'known-api-token',
      text: `select tenant_id, token_id, permissions, expires_at
               from known_api_tokens
              where token_hash = $1 and revoked_at is null`,
      values: [tokenHash],
    })
    const [row] = rows
    return row && knownOf(row)
  }
}

interface TokenRow {
  readonly tenant_id: string
  readonly token_id: string
  readonly permissions: readonly string[]
  readonly expires_at: Date | null
}

const knownOf = (row: TokenRow): Known => ({
  holder: {
    tenantId: row.tenant_id,
    actor: `token:${row.token_id}`,
    rights: everywhere(row.permissions.filter(isPermission)),
  },
  expiresAtMs: row.expires_at?.getTime(),
})

const stillValid = ({ holder, expiresAtMs }: Known, nowMs: number): TokenHolder | undefined =>
  expiresAtMs === undefined || expiresAtMs > nowMs ? holder : undefined
