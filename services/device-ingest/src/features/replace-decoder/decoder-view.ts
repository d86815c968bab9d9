import { type DecoderCodes, decoderCodes } from '@doorledger/contracts'
import { z } from 'zod'

const redecoding = z.object({
  status: z.enum(['waiting', 'running', 'done', 'superseded']).describe('`done`: the past is decoded with this table'),
  recordsExamined: z.int().describe('Of this family, so far'),
  recordsChanged: z.int().describe('Of these, records that mean something else now'),
  remaining: z
    .int()
    .nullable()
    .describe('What is left to read of the log, other families included; null while waiting'),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
})

/** A decoder as lists show it. */
export const decoderItem = z.object({
  family: z.string(),
  version: z.int(),
  codeCount: z.int(),
  replacedAt: z.iso.datetime(),
  replacedBy: z.string(),
  redecoding,
})
export type DecoderItem = z.infer<typeof decoderItem>

export const decoderDetail = decoderItem.extend({ codes: decoderCodes })
export type DecoderDetail = z.infer<typeof decoderDetail>

/** The table in force of one family of a tenant, or of all. */
export const DECODERS = `
  select family, version, codes, replaced_at, replaced_by, status, started_at, finished_at, progress.*
  from (
    select distinct on (family) * from decoders
    where tenant_id = $1 and ($2::text is null or family = $2)
    order by family, version desc
  ) in_force
  join redecodings r using (tenant_id, family, version)
  cross join lateral (
    select coalesce(sum(records_examined), 0)::bigint as records_examined,
      coalesce(sum(records_changed), 0)::bigint as records_changed,
      coalesce(sum(greatest(end_offset - coalesce(next_offset, start_offset), 0)), 0)::bigint as remaining
    from redecoding_partitions p
      left join checkpoints c on c.projection = r.reactor and c.version = r.version and c.partition = p.partition
    where (p.tenant_id, p.family, p.version) = (in_force.tenant_id, in_force.family, in_force.version)
  ) progress
  order by family`

export interface DecoderRow {
  readonly family: string
  readonly version: number
  readonly codes: DecoderCodes
  readonly replaced_at: Date
  readonly replaced_by: string
  readonly status: DecoderItem['redecoding']['status']
  readonly records_examined: number
  readonly records_changed: number
  readonly remaining: number
  readonly started_at: Date | null
  readonly finished_at: Date | null
}

export const itemOf = (row: DecoderRow): DecoderItem => ({
  family: row.family,
  version: row.version,
  codeCount: Object.keys(row.codes).length,
  replacedAt: row.replaced_at.toISOString(),
  replacedBy: row.replaced_by,
  redecoding: {
    status: row.status,
    recordsExamined: row.records_examined,
    recordsChanged: row.records_changed,
    remaining: row.status === 'waiting' ? null : row.remaining,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  },
})
