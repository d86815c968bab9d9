import { deviceId, quarantineReason } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import { isUtf8 } from 'node:buffer'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { QuarantinedPart } from '../../domain/handed-in.js'

export const quarantineStatus = z.enum(['open', 'recorded', 'discarded'])

/** Something in quarantine as lists show it. */
export const quarantineItem = z.object({
  id: z.uuid(),
  deviceId,
  blockId: z.uuid(),
  part: z.enum(['body', 'record', 'tag']).describe('What of the block it is'),
  indexInBlock: z.int().nullable(),
  tag: z.string().nullable(),
  reason: quarantineReason,
  detail: z.string().describe('What is wrong, naming the field'),
  sizeBytes: z.int(),
  receivedAt: z.iso.datetime(),
  status: quarantineStatus,
  attempts: z.int().describe('How often it was tried again'),
  lastTriedAt: z.iso.datetime().nullable(),
  settledAt: z.iso.datetime().nullable(),
  settledBy: z.string().nullable(),
  settledReason: z.string().nullable(),
})
export type QuarantineItem = z.infer<typeof quarantineItem>

export const quarantineDetail = quarantineItem.extend({
  rawBase64: z.base64().describe('All bytes, as they came'),
  rawText: z.string().nullable().describe('The same for people; null when the bytes are no text in UTF-8'),
})
export type QuarantineDetail = z.infer<typeof quarantineDetail>

export const ITEM_COLUMNS = `
  quarantine_id, device_id, block_id, part, index_in_block, tag, reason, detail, octet_length(raw) as size_bytes,
  received_at, status, attempts, last_tried_at, settled_at, settled_by, settled_reason`

export interface QuarantineRow {
  readonly quarantine_id: string
  readonly device_id: string
  readonly block_id: string
  readonly part: QuarantinedPart
  readonly index_in_block: number | null
  readonly tag: string | null
  readonly reason: QuarantineItem['reason']
  readonly detail: string
  readonly size_bytes: number
  readonly received_at: Date
  readonly status: QuarantineItem['status']
  readonly attempts: number
  readonly last_tried_at: Date | null
  readonly settled_at: Date | null
  readonly settled_by: string | null
  readonly settled_reason: string | null
}

export const itemOf = (row: QuarantineRow): QuarantineItem => ({
  id: row.quarantine_id,
  deviceId: row.device_id,
  blockId: row.block_id,
  part: row.part,
  indexInBlock: row.index_in_block,
  tag: row.tag,
  reason: row.reason,
  detail: row.detail,
  sizeBytes: row.size_bytes,
  receivedAt: row.received_at.toISOString(),
  status: row.status,
  attempts: row.attempts,
  lastTriedAt: row.last_tried_at?.toISOString() ?? null,
  settledAt: row.settled_at?.toISOString() ?? null,
  settledBy: row.settled_by,
  settledReason: row.settled_reason,
})

export const detailOf = (item: QuarantineItem, raw: Buffer): QuarantineDetail => ({
  ...item,
  rawBase64: raw.toString('base64'),
  rawText: isUtf8(raw) ? raw.toString() : null,
})

/** The condition that what is in quarantine came from a device that lies where the caller may look. */
export const deviceLiesWithin = (tenant: string, premises: string): string => `
  (${premises}::text[] is null or exists (
    select from devices d where d.tenant_id = ${tenant} and d.device_id = quarantine.device_id
      and ${liesWithin(stepsOf('d.facility_path'), tenant, premises)}))`

/** @throws {DomainError} `quarantine_not_found` */
export const findQuarantined = async (
  database: Pool,
  where: DataScope,
  id: string,
): Promise<{ item: QuarantineItem; raw: Buffer }> => {
  const parameters = [where.tenantId, id, where.premises]
  const { rows } = await scopedReads(database, where).query<QuarantineRow & { raw: Buffer }>(ONE, parameters)
  const [row] = rows
  if (row === undefined) throw new DomainError('quarantine_not_found', 'not_found', 'There is no such entry')
  return { item: itemOf(row), raw: row.raw }
}

const ONE = `
  select ${ITEM_COLUMNS}, raw from quarantine
  where tenant_id = $1 and quarantine_id = $2 and ${deviceLiesWithin('$1', '$3')}`

/** @throws {DomainError} `quarantine_settled` */
export const refuseSettled = ({ status }: Pick<QuarantineItem, 'status'>): void => {
  if (status !== 'open') throw settled(status)
}

export const settled = (status: string): DomainError =>
  new DomainError('quarantine_settled', 'conflict', `The entry was ${status} before`, { status })
