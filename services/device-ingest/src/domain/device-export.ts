import type { CsvValue } from '@doorledger/kernel'

/** A device as a line of a file that can be imported again. */
export interface ExportedDevice {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly model: string | null
  readonly family: string
  readonly lockKind: string | null
  readonly zone: string
  readonly facilityPath: string | null
  readonly installedOn: string | null
  readonly expectedDbVersion: string | null
  readonly labels: Readonly<Record<string, string>>
  readonly hasCredential: boolean
  readonly registeredAt: string
}

const COLUMNS = [
  'id',
  'kind',
  'name',
  'model',
  'family',
  'lockKind',
  'zone',
  'facilityPath',
  'installedOn',
  'expectedDbVersion',
  'labels',
  'hasCredential',
  'registeredAt',
] as const

export const deviceExportHead: readonly string[] = COLUMNS

export const deviceExportCells = (device: ExportedDevice): readonly CsvValue[] => {
  const labels = Object.keys(device.labels).length === 0 ? null : JSON.stringify(device.labels)
  return COLUMNS.map((column) => (column === 'labels' ? labels : device[column]))
}
