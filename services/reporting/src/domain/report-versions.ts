import {
  accessConfig,
  type AccessRuleEvent,
  type CredentialEvent,
  directoryEvents,
  type DoorConfigEvent,
  type GroupEvent,
  type GroupMemberEvent,
  type PremisesEvent,
  type UserEvent,
} from '@doorledger/contracts'
import type { Row, RowsProjection } from '@doorledger/kernel'

const COLUMNS = ['tenant_id', 'kind', 'id', 'stream_version', 'seq', 'since', 'state']
const KEY = ['tenant_id', 'kind', 'id', 'stream_version']

export type ReportedConfigEvent = DoorConfigEvent | AccessRuleEvent
export type ReportedDirectoryEvent = UserEvent | GroupEvent | GroupMemberEvent | CredentialEvent | PremisesEvent

interface Version {
  readonly kind: string
  readonly id: string
  readonly state: object
}

const versionRow = (
  event: { readonly tenantid: string; readonly time: string; readonly streamversion?: number | undefined },
  { kind, id, state }: Version,
  seq: number,
): Row => ({
  tenant_id: event.tenantid,
  kind,
  id,
  stream_version: event.streamversion ?? 1,
  seq,
  since: event.time,
  state,
})

/** Every version of doors and access rules since this service follows them: what was allowed as of a date. */
export const reportedConfig: RowsProjection<ReportedConfigEvent> = {
  kind: 'rows',
  name: 'report-config',
  version: 1,
  topic: accessConfig.name,
  table: { name: 'report_config_versions', columns: COLUMNS, key: KEY },
  rows: (event, { seq }) => [versionRow(event, configVersion(event), seq)],
}

const configVersion = ({ data }: ReportedConfigEvent): Version => {
  if ('doorId' in data) {
    const { doorId: id, name, facilityPath, deleted } = data
    return { kind: 'door', id, state: { name, facilityPath, deleted } }
  }
  const { ruleId: id, name, enabled, who, where, scheduleIds, accessTypes, deleted } = data
  return { kind: 'access_rule', id, state: { name, enabled, who, where, scheduleIds, accessTypes, deleted } }
}

/** Every version of people, groups, credentials and premises, as far as it says who is allowed what; nothing a person owns. */
export const reportedDirectory: RowsProjection<ReportedDirectoryEvent> = {
  kind: 'rows',
  name: 'report-directory',
  version: 1,
  topic: directoryEvents.name,
  table: { name: 'report_directory_versions', columns: COLUMNS, key: KEY },
  rows: (event, { seq }) => [versionRow(event, directoryVersion(event), seq)],
}

const directoryVersion = ({ data }: ReportedDirectoryEvent): Version => {
  if ('credentialId' in data) {
    const { credentialId: id, kind, last4, state, holder, validFrom, validUntil } = data
    return { kind: 'credential', id, state: { kind, last4, state, holder, validFrom, validUntil } }
  }
  if ('member' in data) return { kind: 'member', id: `${data.groupId}:${data.userId}`, state: data }
  if ('groupId' in data) {
    return { kind: 'group', id: data.groupId, state: { deleted: data.deleted, validUntil: data.validUntil } }
  }
  if ('premisesId' in data && 'parentId' in data) {
    return { kind: 'premises', id: data.premisesId, state: { parentId: data.deleted ? null : data.parentId } }
  }
  return { kind: 'user', id: data.userId, state: { enabled: data.enabled, assignments: data.assignments } }
}
