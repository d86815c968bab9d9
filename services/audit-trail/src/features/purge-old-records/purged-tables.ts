import { accessEvents, deviceEvents, faceEvents } from '@doorledger/contracts'
import type { MediaVault } from '@doorledger/media'
import { isAttemptMeant, type PurgedTable, saysNothingOfAttempts } from '@doorledger/service'
import { accessLog } from '../../domain/access-log.js'
import { lockTrail } from '../../domain/lock-trail.js'
import { matches } from '../../domain/matches.js'
import { refusedSnapshots, snapshots } from '../../domain/snapshots.js'

const within = (path: string): string => `(h.premises is null or string_to_array(${path}, '/') && h.premises)`

/** Somebody is meant by id, or by a credential that was ever his: rather a row too many is kept. */
const ofUsers = (
  of: 'e' | 'a',
): string => `(h.users is null or ${of}.user_id = any (h.users) or ${of}.credential_hmac in (
  select c.reference_hmac from credential_holdings c where c.tenant_id = ${of}.tenant_id and c.user_id = any (h.users)))`

export const purgedAccessLog: PurgedTable = {
  kind: 'access-log',
  table: accessLog.table.name,
  idColumn: 'access_event_id',
  projection: accessLog.name,
  topic: accessEvents.name,
  hasPremises: true,
  deletesLog: true,
  heldByRowAlone: true,
  heldWhere: `${ofUsers('e')}
    and (h.doors is null or e.door_id = any (h.doors)) and (h.devices is null or e.device_id = any (h.devices))
    and ${within('e.facility_path')} and ${isAttemptMeant('e')}`,
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
      where a.tenant_id = e.tenant_id and ${ofUsers('a')}
        and (h.doors is null or a.door_id = any (h.doors))))
    and (h.premises is null or exists (
      select from devices d where d.tenant_id = e.tenant_id and d.device_id = e.device_id and ${within('d.facility_path')}))`,
}

/** Held as the attempt is that it belongs to; when that is gone, whatever a hold of the period names. */
const ofAttempt = `(
  h.users is null and h.doors is null and h.devices is null and h.premises is null and ${saysNothingOfAttempts}
  or not exists (select from access_events a where a.tenant_id = e.tenant_id and a.access_event_id = e.access_event_id)
  or exists (
    select from access_events a
    where a.tenant_id = e.tenant_id and a.access_event_id = e.access_event_id
      and ${ofUsers('a')} and (h.doors is null or a.door_id = any (h.doors))
      and (h.devices is null or a.device_id = any (h.devices)) and ${within('a.facility_path')}
      and ${isAttemptMeant('a')}))`
const ofAttempts = { idColumn: 'access_event_id', hasPremises: false, deletesLog: false, heldWhere: ofAttempt } as const

/** The same picture may belong to several attempts: it goes with the newest. */
const SHARED = `(
  select max(o.access_event_id::text) from access_event_snapshots o
  where o.tenant_id = e.tenant_id and o.media_ref = e.media_ref and o.sealed_for is not distinct from e.sealed_for
    and (o.occurred_at, o.access_event_id) > (e.occurred_at, e.access_event_id)) as is_shared`

/** The log has no picture: its events say where one is. */
const purgedSnapshots = (vault: MediaVault): PurgedTable => ({
  ...ofAttempts,
  kind: 'snapshots',
  table: snapshots.table.name,
  besides: [`delete from ${refusedSnapshots.table.name} where tenant_id = $1 and occurred_at < $2`],
  projection: snapshots.name,
  topic: accessEvents.name,
  erase: {
    columns: ['e.tenant_id', 'e.media_ref', 'e.sealed_for', SHARED],
    each: async ({ tenant_id: tenantId, media_ref: ref, sealed_for: personId, is_shared: isShared }) => {
      if (ref && isShared === null) await vault.delete({ tenantId: tenantId!, ...(personId && { personId }) }, ref)
    },
  },
})

const purgedScores: PurgedTable = {
  ...ofAttempts,
  kind: 'scores',
  table: matches.table.name,
  projection: matches.name,
  topic: faceEvents.name,
}

/** What of this service is deleted by age. @param vault that holds the pictures */
export const purgedTables = (vault: MediaVault): readonly PurgedTable[] => [
  ...[purgedAccessLog, purgedLockTrail],
  ...[purgedSnapshots(vault), purgedScores],
]
