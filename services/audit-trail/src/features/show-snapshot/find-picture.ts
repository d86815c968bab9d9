import { checkedPicture, isClip, type MediaVault, PictureRefused } from '@doorledger/media'
import { FetchRefused } from '@doorledger/outbound'
import type { Pool } from 'pg'
import type { AccessEventRow } from '../../access-log/access-event-view.js'
import { findLabels, findRecorder } from '../../recorders/find-recorder.js'
import type { SnapshotSettings } from '../../snapshots/snapshot-settings.js'
import { answerWith, asDataUri, type SnapshotAnswer, type TriedSource } from './snapshot-answer.js'

export interface PictureSources {
  readonly database: Pick<Pool, 'query'>
  readonly vault: MediaVault
  readonly settings: SnapshotSettings
  readonly now: Date
}

type Sought = Pick<AccessEventRow, 'access_event_id' | 'device_id' | 'occurred_at'>
type Found =
  { readonly answer: SnapshotAnswer; readonly besides?: readonly TriedSource[] } | { readonly tried: TriedSource }

/** The picture of an attempt: what was handed in, or else what a recorder has of that time (R4.14, R4.15). */
export const findPicture = async (
  sources: PictureSources,
  tenantId: string,
  sought: Sought,
): Promise<SnapshotAnswer> => {
  const tried: TriedSource[] = []
  for (const look of [storedPicture, recordedPicture]) {
    const found = await look(sources, tenantId, sought)
    if ('answer' in found) return { ...found.answer, tried: [...tried, ...(found.besides ?? [])] }
    tried.push(found.tried)
  }
  return answerWith({ accessEventId: sought.access_event_id, source: 'none', tried })
}

interface StoredRow {
  readonly source: string
  readonly media_ref: string | null
  readonly sealed_for: string | null
  readonly url: string | null
  readonly mime: string | null
  readonly taken_at: Date | null
  readonly expires_at: Date | null
}

const STORED = `
  select source, media_ref, sealed_for, url, mime, taken_at, expires_at from access_event_snapshots
  where tenant_id = $1 and access_event_id = $2`
const REFUSED = 'select fault from access_event_refused_snapshots where tenant_id = $1 and access_event_id = $2'

const storedPicture = async (
  { database, vault, now }: PictureSources,
  tenantId: string,
  { access_event_id: accessEventId }: Sought,
): Promise<Found> => {
  const { rows } = await database.query<StoredRow>(STORED, [tenantId, accessEventId])
  const [row] = rows
  const refused = async () =>
    (await database.query<{ fault: string }>(REFUSED, [tenantId, accessEventId])).rows[0]?.fault
  if (row === undefined) return { tried: { source: 'stored', outcome: (await refused()) ?? 'none' } }
  if (row.media_ref === null) {
    const fault = await refused()
    const besides: TriedSource[] = fault === undefined ? [] : [{ source: 'stored', outcome: fault }]
    return { answer: linked(accessEventId, row, now), besides }
  }
  const takenAt = row.taken_at?.toISOString() ?? null
  const bytes = await vault.get({ tenantId, personId: row.sealed_for ?? undefined }, row.media_ref)
  if (bytes === undefined) return { tried: { source: 'stored', outcome: 'unreadable' } }
  const mime = row.mime ?? 'image/jpeg'
  return { answer: answerWith({ accessEventId, source: 'stored', image: asDataUri(mime, bytes), mime, takenAt }) }
}

const linked = (accessEventId: string, row: StoredRow, now: Date): SnapshotAnswer =>
  answerWith({
    accessEventId,
    source: 'link',
    url: row.url,
    isClip: isClip(row.url ?? '', row.mime ?? undefined),
    mime: row.mime,
    takenAt: row.taken_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    expired: row.expires_at !== null && row.expires_at <= now,
  })

const recordedPicture = async (sources: PictureSources, tenantId: string, sought: Sought): Promise<Found> => {
  const asked = await recorderFor(sources, tenantId, sought)
  if (typeof asked === 'string') return { tried: { source: 'recorder', outcome: asked } }
  try {
    const given = await asked.recorder.snapshot(asked.camera, sought.occurred_at)
    const { cameraName: name, kind, mime = 'image/jpeg', recordingUrl = null } = given
    const isVideo = mime === 'video/mp4'
    const bytes = isVideo ? given.bytes : (await checkedPicture(given.bytes)).bytes
    const takenAt = (kind === 'live' ? sources.now : sought.occurred_at).toISOString()
    const camera = { name, kind, recordingUrl }
    const shown = { image: asDataUri(mime, bytes), mime, isClip: isVideo, takenAt, camera }
    return { answer: answerWith({ accessEventId: sought.access_event_id, source: 'recorder', ...shown }) }
  } catch (error) {
    if (!(error instanceof FetchRefused || error instanceof PictureRefused)) throw error
    return { tried: { source: 'recorder', outcome: error.fault } }
  }
}

/** The recorder and its camera that see the door; else why nobody can be asked. */
const recorderFor = async ({ database, settings }: PictureSources, tenantId: string, sought: Sought) => {
  const { nvr_device_id: deviceId, nvr_camera: camera } =
    (await findLabels(database, tenantId, sought.device_id))?.labels ?? {}
  if (deviceId === undefined || camera === undefined) return 'not_configured'
  const recorder = await findRecorder({ database, settings }, tenantId, deviceId)
  return typeof recorder === 'string' ? recorder : { recorder, camera }
}
