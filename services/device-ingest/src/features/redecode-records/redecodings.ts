import { deviceEvents } from '@doorledger/contracts'
import type { Watermarks } from '@doorledger/event-log'
import type { ClientBase, Pool } from 'pg'

/** A table whose family's past has yet to be decoded again. */
export interface Redecoding {
  readonly tenantId: string
  readonly family: string
  readonly version: number
  readonly replacedAt: Date
  readonly replacedBy: string
  /** name of the event processor that does it; the same for every table of the family */
  readonly processor: string
  readonly hasBegun: boolean
}

export const keyOf = ({ tenantId, family, version }: Redecoding): string => `${tenantId}:${family}:${version}`

/** What is to be done, whichever replica does it. */
export const openRedecodings = async (database: Pool): Promise<readonly Redecoding[]> => {
  const { rows } = await database.query<Redecoding>(
    `select tenant_id as "tenantId", family, version, replaced_at as "replacedAt", replaced_by as "replacedBy",
       reactor as processor, status = 'running' as "hasBegun"
     from redecodings join decoders using (tenant_id, family, version)
     where status in ('waiting', 'running')`,
  )
  return rows
}

/** The past goes as far as the log did when the first replica began. */
export const begin = async (
  database: Pool,
  redecoding: Redecoding,
  watermarks: ReadonlyMap<number, Watermarks>,
): Promise<void> => {
  const kept = [...watermarks].filter(([, { low, high }]) => high > low)
  await database.query(BEGIN, [
    ...primaryKey(redecoding),
    kept.map(([partition]) => partition),
    kept.map(([, { low }]) => low),
    kept.map(([, { high }]) => high),
  ])
}

const BEGIN = `
  with begun as (
    update redecodings set status = 'running', started_at = now()
    where tenant_id = $1 and family = $2 and version = $3 and status = 'waiting'
    returning tenant_id, family, version
  )
  insert into redecoding_partitions (tenant_id, family, version, partition, start_offset, end_offset)
  select tenant_id, family, version, past.*
  from begun cross join unnest($4::integer[], $5::bigint[], $6::bigint[]) as past`

/** True when all of the past was read. */
export const finish = async (database: Pool, redecoding: Redecoding): Promise<boolean> => {
  const { rowCount } = await database.query(FINISH, [...primaryKey(redecoding), deviceEvents.name])
  return rowCount === 1
}

const FINISH = `
  update redecodings r set status = 'done', finished_at = now()
  where tenant_id = $1 and family = $2 and version = $3 and status = 'running' and not exists (
    select from redecoding_partitions p
      left join checkpoints c on c.projection = r.reactor and c.version = r.version and c.topic = $4
        and c.partition = p.partition
    where (p.tenant_id, p.family, p.version) = (r.tenant_id, r.family, r.version)
      and (c.next_offset is null or c.next_offset < p.end_offset)
  )`

/** What was done of one partition. */
export interface Examined {
  readonly partition: number
  readonly examined: number
  readonly changed: number
}

export const noteProgress = async (
  client: ClientBase,
  redecoding: Redecoding,
  examined: readonly Examined[],
): Promise<void> => {
  await client.query(NOTE_PROGRESS, [
    ...primaryKey(redecoding),
    examined.map(({ partition }) => partition),
    examined.map(({ examined }) => examined),
    examined.map(({ changed }) => changed),
  ])
}

const NOTE_PROGRESS = `
  update redecoding_partitions p
  set records_examined = records_examined + more.examined, records_changed = records_changed + more.changed
  from unnest($4::integer[], $5::integer[], $6::integer[]) as more (partition, examined, changed)
  where tenant_id = $1 and family = $2 and version = $3 and p.partition = more.partition`

const primaryKey = ({ tenantId, family, version }: Redecoding): unknown[] => [tenantId, family, version]
