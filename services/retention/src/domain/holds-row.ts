import type { HoldScope, RecordKind } from '@doorledger/contracts'

/** What is known of a row. */
export interface HeldRow {
  readonly recordKind: RecordKind
  readonly occurredAt: string
  readonly user?: string | undefined
  readonly door?: string | undefined
  readonly device?: string | undefined
  readonly accessType?: string | undefined
  readonly result?: string | undefined
  readonly reason?: string | undefined
  /** ids of the premises it lies in */
  readonly steps: readonly string[]
}

/** What rows of a kind do not carry: they are held whatever a hold says of it. */
const NOT_CARRIED: Readonly<Partial<Record<RecordKind, readonly ('user' | 'door' | 'device' | 'premises')[]>>> = {
  'device-trail': ['user', 'door'],
  'raw-blocks': ['user', 'door', 'premises'],
  exports: ['user', 'door', 'device', 'premises'],
}

/** Whether a hold keeps a row: every criterion that it names holds. What is not said of an attempt may be anything. */
export const holdsRow = (scope: HoldScope, row: HeldRow): boolean =>
  row.recordKind === 'people'
    ? names(scope.users ?? [], row.user)
    : liesIn(scope, row) && isNamed(scope, row) && isMeant(scope, row)

/** Blocks come in after what they tell of, however long after: the end of a period says nothing of them. */
const liesIn = ({ from, to }: HoldScope, { recordKind, occurredAt }: HeldRow): boolean =>
  (from === undefined || occurredAt >= from) && (to === undefined || recordKind === 'raw-blocks' || occurredAt < to)

const isNamed = (scope: HoldScope, row: HeldRow): boolean => {
  const notCarried = NOT_CARRIED[row.recordKind] ?? []
  const given = { user: [row.user], door: [row.door], device: [row.device], premises: row.steps }
  const wanted = { user: scope.users, door: scope.doors, device: scope.devices, premises: scope.premises }
  return (['user', 'door', 'device', 'premises'] as const).every(
    (name) =>
      notCarried.includes(name) || given[name].some((id) => names(wanted[name], id)) || wanted[name] === undefined,
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
