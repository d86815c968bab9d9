import {
  type FaceMatchScored,
  type FaceMatchSkipped,
  faceEvents,
  type FaceSettingsChanged,
} from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

export type MatchEvent = FaceMatchScored | FaceMatchSkipped

/** What comparing faces gave, one an attempt: the first counts. */
export const matches: RowsProjection<MatchEvent> = {
  kind: 'rows',
  name: 'matches',
  version: 1,
  topic: faceEvents.name,
  table: {
    name: 'access_event_matches',
    columns: [
      'tenant_id',
      'access_event_id',
      'seq',
      'occurred_at',
      'status',
      'detail',
      'score_pct',
      'cosine',
      'faces',
      'low_quality',
      'quality',
      'model_id',
      'calibration_id',
      'photo_version',
      'snapshot_taken_at',
    ],
    key: ['tenant_id', 'access_event_id'],
  },
  rows: (event, { seq }) => [
    {
      tenant_id: event.tenantid,
      access_event_id: event.data.accessEventId,
      seq,
      occurred_at: event.data.occurredAt,
      ...(event.type === 'face.match_scored' ? scoredColumns(event.data) : skippedColumns(event.data)),
    },
  ],
}

const scoredColumns = (data: FaceMatchScored['data']) => ({
  status: 'scored',
  score_pct: data.scorePct,
  cosine: data.cosine,
  faces: data.faces,
  low_quality: data.lowQuality,
  quality: data.quality,
  model_id: data.modelId,
  calibration_id: data.calibrationId,
  photo_version: data.photoVersion,
  snapshot_taken_at: data.snapshotTakenAt,
})

const skippedColumns = ({ status, detail }: FaceMatchSkipped['data']) => ({ status, detail })

/** Every state of the settings about faces. */
export const faceSettingsHistory: RowsProjection<FaceSettingsChanged> = {
  kind: 'rows',
  name: 'face-settings-history',
  version: 1,
  topic: faceEvents.name,
  table: {
    name: 'face_settings_history',
    columns: ['tenant_id', 'changed_at', 'stream_version', 'enabled', 'green_pct', 'amber_pct'],
    key: ['tenant_id', 'stream_version'],
  },
  rows: ({ tenantid, time, streamversion, data: { settings } }) => [
    {
      tenant_id: tenantid,
      changed_at: time,
      stream_version: streamversion ?? 1,
      enabled: settings.enabled,
      green_pct: settings.greenPct,
      amber_pct: settings.amberPct,
    },
  ],
}
