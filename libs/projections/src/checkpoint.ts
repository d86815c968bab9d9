import pg from 'pg'
import { inTransaction } from '@doorledger/database'
import type { PartitionAssignment, RecordBatch } from './partition-assignment.js'
import { lockAssignments } from './assignments-lock.js'
import { DeadLetterKeys } from './dead-letter-keys.js'

/** Whose checkpoints they are. While a view is rebuilt, two lineages read the same topic. */
export interface ProjectionIdentity {
  /** `access-log`, or that of its rebuild */
  readonly projection: string
  /** whose discarded events are left out: the view that is live, also for its rebuild */
  readonly liveProjection: string
  readonly version: number
  readonly topic: string
  /** notified of new rows, in the transaction that writes them */
  readonly channel?: string
  /** what a view does whose version was raised: `replay` begins anew in place, `keep` leaves that to a rebuild */
  readonly whenOutdated: 'keep' | 'replay'
}

/** The view was built by a newer release; this one must not write to it. */
export class NewerVersionLive extends Error {
  override readonly name = 'NewerVersionLive'
}

/** A transaction that waits for its client for this long is taken for frozen. */
const FROZEN_AFTER = '10 seconds'
const LOOK_EVERY_MS = 1_000

/**
 * Takes a partition over: whoever wrote to it before cannot any more. Waits while the view is replaced.
 * @param start where a partition nobody has read yet begins
 * @throws {NewerVersionLive}
 */
export const assignPartition = async (
  database: pg.Pool,
  identity: ProjectionIdentity,
  partition: number,
  start: number,
): Promise<PartitionAssignment> =>
  inTransaction(database, async (client) => {
    const { epoch, next } = await breakingLocks(database, client, () => raiseEpoch(client, identity, partition, start))
    const deadLetters = await loadDeadLetterKeys(client, identity, partition)
    return { partition, epoch, next, written: next, lost: false, deadLetters }
  })

const raiseEpoch = async (
  client: pg.PoolClient,
  { projection, version, topic, whenOutdated }: ProjectionIdentity,
  partition: number,
  start: number,
): Promise<{ epoch: number; next: number }> => {
  await lockAssignments(client, projection, 'claimant')
  const { rows } = await client.query<{ epoch: number; next_offset: number; version: number }>(
    `insert into checkpoints (projection, version, topic, partition, next_offset, epoch)
     values ($1, $2, $3, $4, $5, 1)
     on conflict (projection, topic, partition) do update set epoch = checkpoints.epoch + 1, updated_at = now()
     returning epoch, next_offset, version`,
    [projection, version, topic, partition, start],
  )
  const { epoch, next_offset, version: live } = rows[0]!
  if (live > version) throw new NewerVersionLive(`${projection} is at version ${live}; this release has ${version}`)
  if (live === version || whenOutdated === 'keep') return { epoch, next: next_offset }
  await client.query(
    'update checkpoints set version = $2, next_offset = $5 where projection = $1 and topic = $3 and partition = $4',
    [projection, version, topic, partition, start],
  )
  return { epoch, next: start }
}

const loadDeadLetterKeys = async (
  client: pg.PoolClient,
  { projection, liveProjection, topic }: ProjectionIdentity,
  partition: number,
): Promise<DeadLetterKeys> => {
  const deadLetters = await client.query<{ record_key: string }>(
    `select distinct record_key from parked_events
     where projection = $1 and topic = $2 and partition = $3 and status = 'parked'`,
    [projection, topic, partition],
  )
  const discarded = await client.query<{ log_offset: number }>(
    `select log_offset from parked_events
     where projection = $1 and topic = $2 and partition = $3 and status = 'discarded'`,
    [liveProjection, topic, partition],
  )
  return new DeadLetterKeys(
    deadLetters.rows.map(({ record_key }) => record_key),
    new Set(discarded.rows.map(({ log_offset }) => log_offset)),
  )
}

const END_FROZEN = `select pg_terminate_backend(pid) from pg_stat_activity
  where pid = any (pg_blocking_pids($1)) and wait_event = 'ClientRead' and state_change < now() - $2::interval`

/**
 * A consumer that froze in the middle of a transaction holds its checkpoint for as long as its connection lives.
 * The partition is ours now, so after a while its connection is ended.
 */
const breakingLocks = async <Result>(
  database: pg.Pool,
  client: pg.PoolClient,
  wait: () => Promise<Result>,
): Promise<Result> => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const endBlockers = () => void database.query(END_FROZEN, [rows[0]!.pid, FROZEN_AFTER]).catch(() => undefined)
  const timer = setInterval(endBlockers, LOOK_EVERY_MS)
  try {
    return await wait()
  } finally {
    clearInterval(timer)
  }
}

/**
 * What a view or event processor writes need not be on disk when its transaction ends: a crash takes rows and checkpoint together,
 * and the log still has what they were made of, to be read anew (`DurabilityCheck`). So appends, which devices wait for, have the
 * disk to themselves.
 */
const LOG_REMEMBERS = 'set local synchronous_commit = off'

/** The statements that move the checkpoints over these batches, or fail with `TAKEN_OVER`. */
export const advanceStatement = (
  identity: ProjectionIdentity,
  recordBatches: readonly RecordBatch[],
  isNews: boolean,
): string => {
  const moves = [...new Set(recordBatches.map(({ assignment }) => assignment))].map((assignment) => {
    const own = recordBatches.filter((recordBatch) => recordBatch.assignment === assignment)
    return { assignment, from: own[0]!.from, to: own[own.length - 1]!.to }
  })
  const array = (values: readonly number[]) => `'{${values.join()}}'`
  const parameters = [
    pg.escapeLiteral(identity.projection),
    pg.escapeLiteral(identity.topic),
    array(moves.map(({ assignment }) => assignment.partition)),
    array(moves.map(({ assignment }) => assignment.epoch)),
    array(moves.map(({ from }) => from)),
    array(moves.map(({ to }) => to)),
    isNews && identity.channel !== undefined ? pg.escapeLiteral(identity.channel) : 'null',
  ]
  return `${LOG_REMEMBERS};\ncall advance_checkpoints(${parameters.join(', ')})`
}
