import type { CommandBatch, CommandHandler } from '@doorledger/event-store'
import type { EventLog } from '@doorledger/event-log'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { COMMANDS, DATABASE, EVENT_LOG } from '../platform/tokens.js'
import { type Chunk, countHeld, deleteBesides, deleteChunk } from './delete-chunk.js'
import { beginDeleting } from './preview-counts.js'
import { purgeFailureOf } from './purge-failure.js'
import { type PurgeFact, purgeRuns } from './purge-events.js'
import type { PurgeJob } from './purge-jobs.js'
import { followPurgedLog, purgeLog } from './purge-log.js'
import type { PurgedTable } from './purged-table.js'

/** Injection token: {@link Purging}. */
export const PURGING = Symbol('PURGING')

/** What a service deletes by age. */
export interface Purging {
  /** as its events say it */
  readonly service: string
  readonly tables: readonly PurgedTable[]
}

const LOCK_PATIENCE = '3s'
const CHUNK_PATIENCE = '60s'
/** So many times a lock, or time, is waited for before somebody is told. */
const ATTEMPTS = 5

/**
 * Deletes what retention decided to delete, a chunk a transaction, with the place of the next chunk: a process that is
 * killed goes on where it stood. The job's row is locked meanwhile, so that of several replicas one works.
 */
@Injectable()
export class PurgeWorker {
  private readonly service: string
  private readonly tables: readonly PurgedTable[]

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(PURGING) { service, tables }: Purging,
  ) {
    this.service = service
    this.tables = tables
  }

  /** One chunk; false when there is nothing to do. */
  async work(): Promise<boolean> {
    const { rows } = await this.database.query<PurgeJob>(NEXT)
    const [job] = rows
    const table = this.tables.find(({ table: name }) => name === job?.table_name)
    if (job === undefined || table === undefined) return false
    try {
      if ((await this.isBeingRebuilt(table)) || (await this.isBehind(job, table))) return false
      const outcome = await this.advance(job, table)
      if (outcome === 'gone') await this.finish(job, table)
      return outcome !== 'busy'
    } catch (error) {
      await this.stop(job, error)
      return false
    }
  }

  /** @returns `gone` when no row is left, `busy` when another replica is at it */
  private advance({ purge_id: purgeId }: PurgeJob, table: PurgedTable): Promise<'more' | 'gone' | 'busy'> {
    return this.commands.handleTogether(async (batch) => {
      const { client } = batch
      // Compiling such statements takes longer than running them over one chunk.
      await client.query(
        `set local lock_timeout = '${LOCK_PATIENCE}'; set local statement_timeout = '${CHUNK_PATIENCE}';
         set local jit = off`,
      )
      const { rows } = await client.query<PurgeJob>(LOCKED, [purgeId, table.table])
      const [job] = rows
      if (job === undefined) return 'busy'
      if (job.place?.part === DONE) return 'gone'
      if (job.place === null) await beginDeleting(client, job, table)
      const chunk = await deleteChunk(client, job, table)
      if (chunk.next === undefined) await deleteBesides(client, job, table)
      await client.query(ADVANCE, [...placeOf(job, chunk), ...figuresOf(chunk)])
      if (chunk.rows > 0) {
        const deleted = Number(job.deleted) + Number(chunk.rows)
        await this.tell(batch, job, {
          type: 'purge.progressed',
          data: { purgeId, service: this.service, deleted, held: Number(job.held) },
        })
      }
      return 'more'
    })
  }

  /** The rows are gone: now the log, then it is told, once. */
  private async finish(job: PurgeJob, table: PurgedTable): Promise<void> {
    const logRecords = await this.finishLog(job, table)
    await this.commands.handleTogether(async (batch) => {
      const { rows } = await batch.client.query<PurgeJob>(LOCKED, [job.purge_id, table.table])
      const [locked] = rows
      if (locked === undefined) return
      const held = await countHeld(batch.client, locked, table)
      await batch.client.query(FINISH, [job.purge_id, table.table, held, logRecords])
      await this.tell(batch, locked, purgedFact(locked, { service: this.service, held, logRecords }))
    })
  }

  private async finishLog(job: PurgeJob, table: PurgedTable): Promise<number> {
    if (table.deletesLog) return purgeLog({ log: this.log, database: this.database }, job, table)
    if (table.hasSeq !== false) await followPurgedLog(this.database, job, table)
    return 0
  }

  private async stop(job: PurgeJob, error: unknown): Promise<void> {
    const reason = purgeFailureOf(error)
    if (reason === undefined) throw error
    const mayPass = reason === 'lock' || reason === 'time'
    if (mayPass && job.attempts + 1 < ATTEMPTS) {
      await this.database.query(ATTEMPTED, [job.purge_id, job.table_name])
      return
    }
    const detail = (error as Error).message
    await this.commands.handleTogether(async (batch) => {
      await batch.client.query(STOP, [job.purge_id, job.table_name])
      const data = { purgeId: job.purge_id, service: this.service, reason, detail }
      await this.tell(batch, job, { type: 'purge.stopped', data })
    })
  }

  /** A new table that is being filled is put in place first; it leaves out what goes. */
  private async isBeingRebuilt({ table }: PurgedTable): Promise<boolean> {
    const { rows } = await this.database.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      `${table}__next`,
    ])
    return rows[0]!.found
  }

  /** What a copy has not read yet would come after it was deleted. */
  private async isBehind({ purge_id: id }: PurgeJob, { table, projection, topic }: PurgedTable): Promise<boolean> {
    const { rows } = await this.database.query<{ behind: boolean }>(BEHIND, [id, table, projection, topic])
    return rows[0]!.behind
  }

  private async tell(batch: CommandBatch, job: PurgeJob, fact: PurgeFact): Promise<void> {
    const by = { tenantId: job.tenant_id, actor: 'system' }
    await batch.handle({ aggregate: purgeRuns, by }, [{ id: job.purge_id, command: fact }])
  }
}

/** A name behind those of all partitions. */
const DONE = '~'

const placeOf = (job: PurgeJob, { next }: Chunk): unknown[] => [
  job.purge_id,
  job.table_name,
  next ?? { part: DONE, block: 0 },
]

const figuresOf = ({ rows, oldest, newest, digest }: Chunk): unknown[] => [rows, oldest, newest, digest]

const purgedFact = (
  job: PurgeJob,
  { service, held, logRecords }: { readonly service: string; readonly held: number; readonly logRecords: number },
): PurgeFact => ({
  type: 'logs.purged',
  data: {
    purgeId: job.purge_id,
    service,
    recordKind: job.record_kind as 'access-log',
    cutoff: job.cutoff.toISOString(),
    ...(job.premises_id !== null && { premisesId: job.premises_id }),
    ...(job.except_premises !== null && { exceptPremises: [...job.except_premises] }),
    rows: Number(job.deleted),
    held,
    oldest: job.oldest?.toISOString() ?? null,
    newest: job.newest?.toISOString() ?? null,
    digest: BigInt.asUintN(64, BigInt(job.digest)).toString(16).padStart(16, '0'),
    logRecords,
  },
})

const COLUMNS = `purge_id, table_name, tenant_id, record_kind, cutoff, premises_id, except_premises, place, attempts,
  deleted, held, oldest, newest, digest::text as digest, log_records`
const NEXT = `select ${COLUMNS} from purge_jobs where status = 'queued' order by queued_at, purge_id limit 1`
const LOCKED = `
  select ${COLUMNS} from purge_jobs
  where purge_id = $1 and table_name = $2 and status = 'queued' for update skip locked`
const BEHIND = `
  select exists (
    select from purge_marks m left join checkpoints c
      on c.projection = $3 and c.topic = $4 and c.partition = m.log_partition
    where m.purge_id = $1 and m.table_name = $2
      and coalesce(c.next_offset, 0) * 1024 + m.log_partition < m.below_seq
  ) as behind`
const ADVANCE = `
  update purge_jobs set place = $3, attempts = 0, deleted = deleted + $4, oldest = least(oldest, $5),
    newest = greatest(newest, $6), digest = digest + $7::numeric
  where purge_id = $1 and table_name = $2`
const FINISH = `
  update purge_jobs set status = 'done', held = $3, log_records = $4 where purge_id = $1 and table_name = $2`
const STOP = `update purge_jobs set status = 'stopped' where purge_id = $1 and table_name = $2`
const ATTEMPTED = `update purge_jobs set attempts = attempts + 1 where purge_id = $1 and table_name = $2`
