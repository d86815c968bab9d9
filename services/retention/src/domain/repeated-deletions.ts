import type { LegalHold } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { PurgeRequest } from './purge.js'

/** A deletion that was completed, as it was written down. */
export interface WrittenDeletion {
  readonly tenantId: string
  readonly request: PurgeRequest
}

export interface WrittenHold {
  readonly tenantId: string
  readonly hold: LegalHold
}

/** Of a deletion that is repeated after a restore; the same whenever it is asked for. */
export const repeatedId = (purgeId: string): string => derivedId('repeated-purge', purgeId)

/**
 * What a database that was restored has forgotten and must do again: with the cutoff of then, by nobody.
 * @param known ids of purges that the database has
 */
export const forgottenDeletions = (
  written: readonly WrittenDeletion[],
  known: ReadonlySet<string>,
): readonly WrittenDeletion[] =>
  written
    .filter(({ request }) => !known.has(request.purgeId) && !known.has(repeatedId(request.purgeId)))
    .map(({ tenantId, request }) => ({
      tenantId,
      request: { ...request, purgeId: repeatedId(request.purgeId), by: 'system', automatic: true },
    }))

/** Holds that are in force by the newest word about each, and that the database does not have. */
export const forgottenHolds = (written: readonly WrittenHold[], known: ReadonlySet<string>): readonly WrittenHold[] => {
  const newest = new Map(written.map((each) => [each.hold.holdId, each]))
  return [...newest.values()].filter(({ hold }) => hold.releasedAt === undefined && !known.has(hold.holdId))
}
