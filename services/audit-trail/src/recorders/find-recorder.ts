import type { Reads } from '@doorledger/database'
import type { Recorder } from '../snapshots/recorder.js'
import type { SnapshotSettings } from '../snapshots/snapshot-settings.js'
import { recorderOf } from './recorder-of.js'

interface LabelRow {
  readonly device_id: string
  readonly kind: string
  readonly name: string
  readonly labels: Readonly<Record<string, string>> | null
}

const LABELS = 'select device_id, kind, name, labels from device_labels where tenant_id = $1 and device_id = $2'

export const findLabels = async (database: Reads, tenantId: string, deviceId: string): Promise<LabelRow | undefined> =>
  (await database.query<LabelRow>(LABELS, [tenantId, deviceId])).rows[0]

/** The recorder with this id; else why it cannot be asked. */
export const findRecorder = async (
  { database, settings }: { readonly database: Reads; readonly settings: SnapshotSettings },
  tenantId: string,
  deviceId: string,
): Promise<Recorder | 'recorder_unknown' | 'command_unknown'> => {
  const known = await findLabels(database, tenantId, deviceId)
  if (known?.kind !== 'nvr') return 'recorder_unknown'
  const login = settings.recorderLogins[deviceId]
  return recorderOf({ deviceId, name: known.name, labels: known.labels ?? {}, login }, settings) ?? 'command_unknown'
}
