import type { RoleAssignment } from '@doorledger/contracts'
import { csvLine } from '@doorledger/kernel'

/** Somebody as a line of a file that can be imported again. */
export interface ExportedUser {
  readonly id: string
  readonly userNo: number
  readonly username: string | null
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly enabled: boolean
  readonly assignments: readonly RoleAssignment[]
}

const COLUMNS = ['id', 'userNo', 'username', 'name', 'email', 'phone', 'enabled', 'roles']

export const exportHead = csvLine(COLUMNS)

export const exportLine = ({ id, userNo, username, name, email, phone, enabled, assignments }: ExportedUser): string =>
  csvLine([id, userNo, username, name, email, phone, enabled, rolesText(assignments)])

/** `auditor@hq employee` */
const rolesText = (assignments: readonly RoleAssignment[]): string =>
  assignments.map(({ roleId, premisesId }) => (premisesId === null ? roleId : `${roleId}@${premisesId}`)).join(' ')
