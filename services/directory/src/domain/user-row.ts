import { type ImportColumns, type ImportRow, readRow, type RowFault } from '@doorledger/csv/rows'
import { premisesId, type RoleAssignment, roleId } from '@doorledger/contracts'
import { z } from 'zod'
import { externalIdsText } from '../personal-data/external-ids.js'
import { personalFields, type PersonalFields } from '../personal-data/personal-fields.js'

export const userColumns: ImportColumns = {
  required: ['username', 'name'],
  optional: ['email', 'phone', 'roles', 'enabled', 'userNo', 'premisesId', 'externalIds'],
  passedOver: ['id'],
}

/** Somebody a row describes. */
export interface UserRow {
  readonly line: number
  readonly fields: PersonalFields
  readonly assignments: readonly RoleAssignment[]
  readonly enabled: boolean
  readonly userNo: number | undefined
  readonly premisesId: string | undefined
}

/** `auditor`, everywhere, or `auditor@hq`, in some premises. */
const assignment = z.string().transform((text, context): RoleAssignment => {
  const [role = '', premises, ...rest] = text.split('@')
  const isPremises = premises === undefined || premisesId.safeParse(premises).success
  if (rest.length === 0 && isPremises && roleId.safeParse(role).success) {
    return { roleId: role, premisesId: premises ?? null }
  }
  context.addIssue({ code: 'custom', message: 'must be role or role@premises, several separated by spaces' })
  return z.NEVER
})

const roles = z
  .string()
  .transform((text) => text.split(/\s+/).filter((part) => part !== ''))
  .pipe(z.array(assignment).max(100))

const userNo = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1 to 999999999')
  .transform(Number)

const row = personalFields.extend({
  roles: roles.default([]),
  enabled: z.stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' }).default(true),
  userNo: userNo.optional(),
  premisesId: premisesId.optional(),
  externalIds: externalIdsText.optional(),
})

/** What a row says, or everything that is wrong with it by itself. */
export const userRowOf = (given: ImportRow): UserRow | readonly RowFault[] => {
  const read = readRow(row, userColumns, given)
  if (!('username' in read)) return read
  const { roles: assignments, enabled, userNo, premisesId, ...fields } = read
  return { line: given.line, fields, assignments, enabled, userNo, premisesId }
}

/** For the first administrator, whether there is one yet or not (D-05). */
const KEPT_NUMBER = 1

/** What must be known of the directory and of the rest of the file. */
export interface RowContext {
  readonly roles: ReadonlySet<string>
  readonly premises: ReadonlySet<string>
  readonly isNameTaken: boolean
  readonly isNumberTaken: boolean
  readonly isExternalIdTaken: boolean
  /** whoever sent the file may not do what a role of the row allows */
  readonly grantsBeyond: boolean
  /** lines of the file that had the same before */
  readonly nameSeenAt: number | undefined
  readonly numberSeenAt: number | undefined
  readonly externalIdSeenAt: number | undefined
}

/** Everything that is wrong with a row where it is to go; nothing when it can be taken. */
export const faultsThere = (row: UserRow, known: RowContext): readonly RowFault[] => {
  const { line, assignments } = row
  const fault = (field: string, rule: string, detail: string) => ({ line, field, rule, detail })
  const once = (field: string, seenAt: number | undefined, isTaken: boolean, whose: string) => {
    if (seenAt !== undefined) return [fault(field, 'duplicate', `is also in line ${seenAt}`)]
    return isTaken ? [fault(field, 'taken', whose)] : []
  }
  const isNumberTaken = known.isNumberTaken || row.userNo === KEPT_NUMBER
  const premises = assignments.flatMap(({ premisesId }) => premisesId ?? [])
  return [
    ...once('username', known.nameSeenAt, known.isNameTaken, 'is the user name of somebody else'),
    ...once('userNo', known.numberSeenAt, isNumberTaken, 'is the number of somebody else'),
    ...once('externalIds', known.externalIdSeenAt, known.isExternalIdTaken, 'holds an id of somebody else'),
    ...(row.premisesId === undefined || known.premises.has(row.premisesId)
      ? []
      : [fault('premisesId', 'premises_not_found', 'names premises that do not exist')]),
    ...(assignments.every(({ roleId }) => known.roles.has(roleId))
      ? []
      : [fault('roles', 'role_not_found', 'names a role that does not exist')]),
    ...(known.grantsBeyond
      ? [fault('roles', 'permission_not_held', 'names a role that allows what you may not do')]
      : []),
    ...(premises.every((id) => known.premises.has(id))
      ? []
      : [fault('roles', 'premises_not_found', 'names premises that do not exist')]),
  ]
}
