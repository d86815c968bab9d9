import type { ClientBase } from 'pg'
import type { HandedIn, QuarantineEntry, QuarantinedPart } from '../../domain/handed-in.js'

/** A block that led to something. */
export interface NewBlock {
  readonly handedIn: HandedIn
  readonly quarantined: readonly QuarantineEntry[]
}

/** Keeps the bytes of blocks, and of what could not be read. Rows that are there already stay as they are. */
export const insertBlocks = async (client: ClientBase, blocks: readonly NewBlock[]): Promise<void> => {
  const events = blocks.map(({ handedIn }) => handedIn.event)
  await client.query(INSERT_BLOCKS, [
    events.map(({ tenantid }) => tenantid),
    events.map(({ data }) => data.blockId),
    events.map(({ data }) => data.deviceId),
    events.map(({ recordedtime }) => recordedtime),
    events.map(({ data }) => data.sha256),
    events.map(({ data }) => data.sizeBytes),
    blocks.map(({ handedIn }) => handedIn.body),
    events.map(({ data }) => data.retryOf),
  ])
  await insertQuarantined(client, blocks)
}

const insertQuarantined = async (client: ClientBase, blocks: readonly NewBlock[]): Promise<void> => {
  const all = blocks.flatMap(({ handedIn: { event }, quarantined }) => quarantined.map((entry) => ({ event, entry })))
  if (all.length === 0) return
  await client.query(INSERT_QUARANTINED, [
    all.map(({ event }) => event.tenantid),
    all.map(({ entry }) => entry.quarantineId),
    all.map(({ event }) => event.data.deviceId),
    all.map(({ event }) => event.data.blockId),
    all.map(({ entry }) => entry.part),
    all.map(({ entry }) => entry.indexInBlock),
    all.map(({ entry }) => entry.tag),
    all.map(({ entry }) => entry.reason),
    all.map(({ entry }) => entry.detail),
    all.map(({ entry }) => Buffer.from(entry.raw)),
    all.map(({ event }) => event.recordedtime),
  ])
}

const INSERT_BLOCKS = `
  insert into audit_blocks (tenant_id, block_id, device_id, received_at, sha256, size_bytes, raw, retry_of)
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::integer[], $7::bytea[],
    $8::uuid[])
  on conflict do nothing`

const INSERT_QUARANTINED = `
  insert into quarantine
    (tenant_id, quarantine_id, device_id, block_id, part, index_in_block, tag, reason, detail, raw, received_at)
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::integer[], $7::text[],
    $8::text[], $9::text[], $10::bytea[], $11::timestamptz[])
  on conflict do nothing`

/** Open entries among these, with the part of a block each holds. Nobody discards them while they are tried. */
export const openEntries = async (
  client: ClientBase,
  quarantineIds: readonly string[],
): Promise<ReadonlyMap<string, QuarantinedPart>> => {
  if (quarantineIds.length === 0) return new Map()
  const { rows } = await client.query<{ quarantine_id: string; part: QuarantinedPart }>(
    `select quarantine_id, part from quarantine where quarantine_id = any ($1) and status = 'open' for update`,
    [quarantineIds],
  )
  return new Map(rows.map(({ quarantine_id, part }) => [quarantine_id, part]))
}

/** Somebody had the bytes of an entry tried again. */
export const noteRetry = async (client: ClientBase, { event }: HandedIn, resolved: boolean): Promise<void> => {
  await client.query(
    `update quarantine
     set attempts = attempts + 1, last_tried_at = $3,
       status = case when $4 then 'recorded' else status end,
       settled_at = case when $4 then $3 else settled_at end,
       settled_by = case when $4 then $5 else settled_by end
     where tenant_id = $1 and quarantine_id = $2 and status = 'open'`,
    [event.tenantid, event.data.retryOf, event.recordedtime, resolved, event.actor],
  )
}
