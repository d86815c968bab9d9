import type { Caller } from './caller.js'

/** Who holds a token, whatever the request. */
export type TokenHolder = Omit<Caller, 'correlationId' | 'action' | 'viewing'>

/** The holder of a token, and for how long. */
export interface KnownHolder {
  readonly holder: TokenHolder
  /** Unix time in milliseconds; undefined when the token does not expire */
  readonly expiresAtMs: number | undefined
}
