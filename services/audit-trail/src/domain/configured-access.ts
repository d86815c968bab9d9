import { accessConfig, type AccessRuleEvent, type DoorConfigEvent } from '@doorledger/contracts'
import type { Row, RowsProjection } from '@doorledger/kernel'

export type ConfiguredAccessEvent = AccessRuleEvent | DoorConfigEvent

/** Doors and rules, as far as they tell why a search finds no attempts (R4.88). */
export const configuredAccess: RowsProjection<ConfiguredAccessEvent> = {
  kind: 'rows',
  name: 'configured-access',
  version: 1,
  topic: accessConfig.name,
  table: {
    name: 'configured_access',
    columns: ['tenant_id', 'kind', 'id', 'facility_path', 'enabled', 'device_ids', 'deleted', 'stream_version'],
    key: ['tenant_id', 'kind', 'id'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, streamversion, data }) => [
    {
      tenant_id: tenantid,
      facility_path: data.facilityPath,
      deleted: data.deleted,
      stream_version: streamversion ?? 1,
      ...('ruleId' in data ? ofRule(data) : ofDoor(data)),
    },
  ],
}

const ofRule = ({ ruleId, enabled }: AccessRuleEvent['data']): Row => ({
  kind: 'access_rule',
  id: ruleId,
  enabled,
  device_ids: [],
})

const ofDoor = ({ doorId, accessPoints, lockDeviceId, contactDeviceId }: DoorConfigEvent['data']): Row => {
  const named = [...accessPoints.map(({ deviceId }) => deviceId), lockDeviceId, contactDeviceId]
  const deviceIds = [...new Set(named.filter((id) => id !== undefined))]
  return { kind: 'door', id: doorId, enabled: true, device_ids: deviceIds }
}
