import type { RoleAssignment } from '@doorledger/contracts'
import { csvLine } from '@doorledger/kernel'
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

export const exportHead = csvLine(COLUMNS)

export const exportLine = ({ assignments, premisesId, externalIds, ...user }: ExportedUser): string => {
  const { id, userNo, username, name, email, phone, enabled } = user
  const ids = externalIds.map(externalIdText).join(' ')
  return csvLine([id, userNo, username, name, email, phone, enabled, rolesText(assignments), premisesId, ids])
}

/** `auditor@hq employee` */
const rolesText = (assignments: readonly RoleAssignment[]): string =>
  assignments.map(({ roleId, premisesId }) => (premisesId === null ? roleId : `${roleId}@${premisesId}`)).join(' ')
