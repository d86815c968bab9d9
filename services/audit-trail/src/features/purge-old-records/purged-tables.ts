import { accessEvents, deviceEvents } from '@doorledger/contracts'
import type { PurgedTable } from '@doorledger/service'
import { accessLog } from '../../domain/access-log.js'
import { lockTrail } from '../../domain/lock-trail.js'

const within = (path: string): string => `(h.premises is null or string_to_array(${path}, '/') && h.premises)`

/** Somebody is meant by id, or by a credential that was ever his: rather a row too many is kept. */
const ofUsers = `(h.users is null or e.user_id = any (h.users) or e.credential_hmac in (
  select c.reference_hmac from credential_holdings c where c.tenant_id = e.tenant_id and c.user_id = any (h.users)))`

const purgedAccessLog: PurgedTable = {
  kind: 'access-log',
  table: accessLog.table.name,
  idColumn: 'access_event_id',
  projection: accessLog.name,
  topic: accessEvents.name,
  hasPremises: true,
  deletesLog: true,
  heldWhere: `${ofUsers}
    and (h.doors is null or e.door_id = any (h.doors)) and (h.devices is null or e.device_id = any (h.devices))
    and ${within('e.facility_path')}`,
  besides: [
    'delete from unlock_facts where tenant_id = $1 and occurred_at < $2',
    `delete from parked_events where projection = '${accessLog.name}' and $1 <> '' and appended_at < $2`,
  ],
}

/**
 * What a lock recorded names no person and no door: of a hold that does, the trails of all devices at which they were are
 * kept. The log keeps its records, since registrations of devices stand between them.
 */
const purgedLockTrail: PurgedTable = {
  kind: 'device-trail',
  table: lockTrail.table.name,
  idColumn: 'entry_id',
  projection: lockTrail.name,
  topic: deviceEvents.name,
  hasPremises: false,
  deletesLog: false,
  heldWhere: `(h.devices is null or e.device_id = any (h.devices))
    and (h.users is null and h.doors is null or e.device_id in (
      select a.device_id from access_events a
      where a.tenant_id = e.tenant_id and (h.users is null or a.user_id = any (h.users))
        and (h.doors is null or a.door_id = any (h.doors))))
    and (h.premises is null or exists (
      select from devices d where d.tenant_id = e.tenant_id and d.device_id = e.device_id and ${within('d.facility_path')}))`,
}

/** What of this service is deleted by age. */
export const purgedTables: readonly PurgedTable[] = [purgedAccessLog, purgedLockTrail]
