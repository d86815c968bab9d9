import type { RoleAssignment } from '@doorledger/contracts'
import type { CsvValue } from '@doorledger/kernel'
import { type ExternalId, externalIdText } from '../personal-data/external-ids.js'

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
  readonly premisesId: string | null
  readonly externalIds: readonly ExternalId[]
}

const COLUMNS = ['id', 'userNo', 'username', 'name', 'email', 'phone', 'enabled', 'roles', 'premisesId', 'externalIds']

export const exportHead: readonly string[] = COLUMNS

export const exportCells = ({ assignments, premisesId, externalIds, ...user }: ExportedUser): readonly CsvValue[] => {
  const { id, userNo, username, name, email, phone, enabled } = user
  const ids = externalIds.map(externalIdText).join(' ')
  return [id, userNo, username, name, email, phone, enabled, rolesText(assignments), premisesId, ids]
}

/** `auditor@hq employee` */
const rolesText = (assignments: readonly RoleAssignment[]): string =>
  assignments.map(({ roleId, premisesId }) => (premisesId === null ? roleId : `${roleId}@${premisesId}`)).join(' ')
