/** Ends a subscription. Never rejects; calling it again does nothing. */
export type Unsubscribe = () => Promise<void>

/** A key held for a while by one holder among all replicas. */
export interface Lease {
  /**
   * Higher than that of any earlier lease of the key, within JavaScript's safe integers. A holder may be frozen past
   * the end of its lease without knowing, so what it writes to must refuse a lower number than one it has seen.
   */
  readonly fencingNumber: number
  /** Gives the key back; does nothing when the lease has ended already. */
  release(): Promise<void>
}

/**
 * What the replicas of a service share that may be lost at any time: counters, signals, leases. Facts belong in the
 * log. One process shares with itself alone (`inProcessSharedState`), many share through Redis (`redisSharedState`).
 * All methods but `close` throw {@link SharedStateUnavailable} when it cannot be reached or does not answer in time.
 */
export interface SharedState {
  /**
   * Counts one and answers how many were counted in the key's window, this one included. A window begins with its
   * first count and lasts `windowSec` seconds (fractions allowed).
   */
  increment(key: string, windowSec: number): Promise<number>
  /** Takes one count back, when the key's window has not ended meanwhile. */
  decrement(key: string): Promise<void>
  /** Tells everyone who listens now, here and in other replicas. Never stored: who is not connected misses it. */
  publish(channel: string, message: string): Promise<void>
  /**
   * Resolves when what is published from now on will be heard, in order. Connections break and signals are missed
   * without notice: use them to wake up early, not to know.
   */
  subscribe(channel: string, listener: (message: string) => void): Promise<Unsubscribe>
  /**
   * Keeps the value under the key for `ttlSec` seconds when none is kept there, and answers with the one that is: what
   * several replicas offer at once, all of them get the same of.
   */
  firstOf(key: string, value: string, ttlSec: number): Promise<string>
  /** Takes the key for `ttlSec` seconds (fractions allowed); undefined when another holds it. */
  acquire(key: string, ttlSec: number): Promise<Lease | undefined>
  /** Resolves when it answers. */
  check(): Promise<void>
  /** Ends subscriptions and connections. Leases end by themselves. */
  close(): Promise<void>
}

/** The shared state cannot be reached or does not answer in time. Trying again later is right. */
export class SharedStateUnavailable extends Error {
  override readonly name = 'SharedStateUnavailable'
}
