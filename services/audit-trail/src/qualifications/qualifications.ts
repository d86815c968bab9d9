import type { Qualification } from '../domain/lock-visit.js'

/** A lock, and the premises it lies in from the outside in. */
export interface PlacedLock {
  readonly tenantId: string
  readonly premises: readonly string[]
}

/** Who may fetch the trail of a lock, by what is known of people at this moment. */
export interface Qualifications {
  of(lock: PlacedLock, userId: string): Promise<Qualification>
  /**
   * Ids of the people who have access to the lock and may program it, in order.
   * @param after the last id of the page before
   */
  qualifiedUsers(
    lock: PlacedLock,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly string[]>
}

/** Injection token of {@link Qualifications}. */
export const QUALIFICATIONS = Symbol('QUALIFICATIONS')
