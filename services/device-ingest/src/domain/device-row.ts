import { repeatedMembers } from '@doorledger/kernel'
import { deviceAttributes, deviceId, type DeviceKind, deviceKind } from '@doorledger/contracts'
import { type ImportColumns, type ImportRow, readRow, type RowFault } from '@doorledger/csv/rows'
import { z } from 'zod'
import type { GivenAttributes } from './default-attributes.js'

export const deviceColumns: ImportColumns = {
  required: ['id', 'kind', 'name'],
  optional: ['model', 'family', 'lockKind', 'zone', 'facilityPath', 'installedOn', 'expectedDbVersion', 'labels'],
  passedOver: ['hasCredential', 'registeredAt'],
}

/** A device a row describes. */
export interface DeviceRow {
  readonly line: number
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly attributes: GivenAttributes
}

const LABELS = 'must be an object of texts in JSON, such as {"nvr_camera":"7"}'

/** `{"nvr_camera":"7"}` */
const labels = z.string().transform((text, context) => {
  const read = deviceAttributes.shape.labels.unwrap().safeParse(jsonIn(text))
  if (read.success) return read.data
  context.addIssue({ code: 'custom', message: LABELS })
  return z.NEVER
})

const jsonIn = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return repeatedMembers(text, value).length === 0 ? value : undefined
  } catch {
    return undefined
  }
}

const { zone, family, ...rest } = deviceAttributes.shape
const row = z.strictObject({
  id: deviceId,
  kind: deviceKind,
  ...rest,
  zone: zone.optional(),
  family: family.optional(),
  labels: labels.optional(),
})

/** What a row says, or everything that is wrong with it by itself. */
export const deviceRowOf = (given: ImportRow): DeviceRow | readonly RowFault[] => {
  const read = readRow(row, deviceColumns, given)
  if (!('id' in read)) return read
  const { id, kind, ...attributes } = read
  return { line: given.line, deviceId: id, kind, attributes }
}

/** What must be known of the register and of the rest of the file. */
export interface DeviceRowContext {
  readonly isRegistered: boolean
  /** line of the file that had the same id before */
  readonly idSeenAt: number | undefined
}

/** Everything that is wrong with a row where it is to go; nothing when it can be taken. */
export const deviceFaultsThere = (
  { line }: DeviceRow,
  { isRegistered, idSeenAt }: DeviceRowContext,
): readonly RowFault[] => {
  const field = 'id'
  if (idSeenAt !== undefined) return [{ line, field, rule: 'duplicate', detail: `is also in line ${idSeenAt}` }]
  return isRegistered ? [{ line, field, rule: 'taken', detail: 'is already the id of a device' }] : []
}
