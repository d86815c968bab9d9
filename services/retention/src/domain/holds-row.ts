import type { HoldScope, RecordKind } from '@doorledger/contracts'

/** What is known of a row. */
export interface HeldRow {
  readonly recordKind: RecordKind
  readonly occurredAt: string
  /** of reports: the period that their filter names; without, up to when they were asked for */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly user?: string | undefined
  readonly door?: string | undefined
  readonly device?: string | undefined
  readonly accessType?: string | undefined
  readonly result?: string | undefined
  readonly reason?: string | undefined
  /** ids of the premises it lies in; of reports all that they may have rows of, or none: then of everywhere */
  readonly steps: readonly string[]
}

/** What rows of a kind do not carry: they are held whatever a hold says of it. */
const NOT_CARRIED: Readonly<Partial<Record<RecordKind, readonly ('user' | 'door' | 'device' | 'premises')[]>>> = {
  'device-trail': ['user', 'door'],
  'raw-blocks': ['user', 'door', 'premises'],
}

/**
 * Whether it is certain that a hold keeps it. Of a hold on a person or a door the trails of those devices are kept at which
 * they were, and those alone: the service of the trails knows them.
 */
export const isCertain = (scope: HoldScope, { recordKind }: HeldRow): boolean =>
  recordKind !== 'device-trail' || (scope.users === undefined && scope.doors === undefined)

/** Whether a hold keeps a row: every criterion that it names holds. What is not said of an attempt may be anything. */
export const holdsRow = (scope: HoldScope, row: HeldRow): boolean =>
  row.recordKind === 'people'
    ? names(scope.users ?? [], row.user)
    : liesIn(scope, row) && isNamed(scope, row) && isMeant(scope, row)

const liesIn = (scope: HoldScope, row: HeldRow): boolean => {
  const { from = '', to = LAST } = scope
  if (row.recordKind === 'exports') return (row.to ?? row.occurredAt) > from && (row.from ?? '') < to
  // Blocks come in after what they tell of, however long after: the end of a period says nothing of them.
  return row.occurredAt >= from && (row.recordKind === 'raw-blocks' || row.occurredAt < to)
}

/** after every instant that is written down */
const LAST = '~'

const isNamed = (scope: HoldScope, row: HeldRow): boolean => {
  const notCarried = NOT_CARRIED[row.recordKind] ?? []
  const given = { user: [row.user], door: [row.door], device: [row.device], premises: row.steps }
  const wanted = { user: scope.users, door: scope.doors, device: scope.devices, premises: scope.premises }
  return (['user', 'door', 'device', 'premises'] as const).every(
    (name) =>
      notCarried.includes(name) ||
      wanted[name] === undefined ||
      given[name].some((id) => names(wanted[name], id)) ||
      (row.recordKind === 'exports' && given[name].every((id) => id === undefined)),
  )
}

const isMeant = ({ accessTypes, results, reasons }: HoldScope, row: HeldRow): boolean =>
  [
    [accessTypes, row.accessType],
    [results, row.result],
    [reasons, row.reason],
  ].every(([wanted, value]) => value === undefined || names(wanted as readonly string[] | undefined, value as string))

const names = (wanted: readonly string[] | undefined, id: string | undefined): boolean =>
  wanted === undefined || (id !== undefined && wanted.includes(id))
