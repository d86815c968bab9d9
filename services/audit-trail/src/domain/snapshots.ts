import {
  accessEvents,
  type AccessSnapshotLinked,
  type AccessSnapshotRefused,
  type AccessSnapshotStored,
} from '@doorledger/contracts'
import type { LogPosition, Row, RowsProjection } from '@doorledger/kernel'

export type SnapshotEvent = AccessSnapshotStored | AccessSnapshotLinked

/** Where the picture of an attempt is, as was told last. */
export const snapshots: RowsProjection<SnapshotEvent> = {
  kind: 'rows',
  name: 'snapshots',
  version: 1,
  topic: accessEvents.name,
  table: {
    name: 'access_event_snapshots',
    columns: [
      'tenant_id',
      'access_event_id',
      'seq',
      'occurred_at',
      'device_id',
      'source',
      'media_ref',
      'sealed_for',
      'size_bytes',
      'width_px',
      'height_px',
      'url',
      'mime',
      'taken_at',
      'expires_at',
    ],
    key: ['tenant_id', 'access_event_id'],
    revision: 'seq',
  },
  rows: (event, at) => [rowOf(event, at)],
}

const rowOf = (event: SnapshotEvent, { seq }: LogPosition): Row => ({
  tenant_id: event.tenantid,
  access_event_id: event.data.accessEventId,
  seq,
  occurred_at: event.data.occurredAt,
  device_id: event.data.deviceId,
  ...(event.type === 'access.snapshot_stored'
    ? storedColumns(event.data.snapshot)
    : linkedColumns(event.data.snapshot)),
})

const storedColumns = (snapshot: AccessSnapshotStored['data']['snapshot']) => ({
  source: snapshot.source,
  media_ref: snapshot.mediaRef,
  sealed_for: snapshot.sealedFor,
  size_bytes: snapshot.sizeBytes,
  width_px: snapshot.widthPx,
  height_px: snapshot.heightPx,
  mime: snapshot.mime,
  taken_at: snapshot.takenAt,
})

const linkedColumns = (snapshot: AccessSnapshotLinked['data']['snapshot']) => ({
  source: 'link',
  url: snapshot.url,
  mime: snapshot.mime,
  taken_at: snapshot.takenAt,
  expires_at: snapshot.expiresAt,
})

/** Why the picture of an attempt was not taken, as was told last. What was kept as well counts more. */
export const refusedSnapshots: RowsProjection<AccessSnapshotRefused> = {
  kind: 'rows',
  name: 'refused-snapshots',
  version: 1,
  topic: accessEvents.name,
  table: {
    name: 'access_event_refused_snapshots',
    columns: ['tenant_id', 'access_event_id', 'seq', 'occurred_at', 'device_id', 'fault'],
    key: ['tenant_id', 'access_event_id'],
    revision: 'seq',
  },
  rows: ({ tenantid, data }, { seq }) => [
    {
      tenant_id: tenantid,
      access_event_id: data.accessEventId,
      seq,
      occurred_at: data.occurredAt,
      device_id: data.deviceId,
      fault: data.fault,
    },
  ],
}
