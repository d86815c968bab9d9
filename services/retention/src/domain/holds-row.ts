import type { HoldScope } from '@doorledger/contracts'

/** What is known of a row. */
export interface HeldRow {
  readonly occurredAt: string
  readonly user?: string | undefined
  readonly door?: string | undefined
  readonly device?: string | undefined
  /** ids of the premises it lies in */
  readonly steps: readonly string[]
}

/** Whether a hold keeps a row: every criterion that it names holds. */
export const holdsRow = (scope: HoldScope, row: HeldRow): boolean =>
  (scope.from === undefined || row.occurredAt >= scope.from) &&
  (scope.to === undefined || row.occurredAt < scope.to) &&
  names(scope.users, row.user) &&
  names(scope.doors, row.door) &&
  names(scope.devices, row.device) &&
  (scope.premises === undefined || row.steps.some((step) => scope.premises?.includes(step) === true))

const names = (wanted: readonly string[] | undefined, id: string | undefined): boolean =>
  wanted === undefined || (id !== undefined && wanted.includes(id))
