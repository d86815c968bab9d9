import type pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { inTransaction } from '@doorledger/database'
import type { ProjectionIdentity } from '../checkpoint.js'
import { lockAssignments } from '../assignments-lock.js'
import { countDiscarded } from '../dead-letters.js'
import { creditPurges, dropPurgedRows } from './purged-rows.js'
import { replaceByShadow, shadowOf } from './shadow-table.js'

export interface Switching {
  readonly database: pg.Pool
  readonly live: ProjectionIdentity
  readonly rebuilt: ProjectionIdentity
  readonly table: string
  /** how many events of the live view had been discarded when the filling began */
  readonly discarded: number
  /** ends the filling of the new table; called once it has caught up, while the live view stands still */
  readonly stopFilling: () => Promise<void>
}

/** Readers of the old table, such as a long export, are waited for no longer than this: others would queue behind us. */
const LOCK_PATIENCE = '2s'
const CATCHING_UP_MS = 10_000

/** The new table may hold an event that somebody left out of the live view for good: it must be filled afresh. */
export class DiscardedMeanwhile extends Error {
  override readonly name = 'DiscardedMeanwhile'
}

/**
 * Puts the rebuilt table in the place of the live one, with its positions and its dead letters, in one transaction.
 * The live view stands still until the rebuilt one has reached it: its checkpoints are locked, and nobody claims one.
 * Nor does anybody begin another rebuild meanwhile.
 * @returns false when it did not get there in time, or others held what it needs: to be tried again later
 * @throws {DiscardedMeanwhile}
 */
export const cutover = async (switching: Switching): Promise<boolean> => {
  try {
    return await inTransaction(switching.database, (client) => trySwitch(client, switching))
  } catch (error) {
    if (GAVE_WAY.has((error as pg.DatabaseError).code ?? '')) return false
    throw error
  }
}

/** A lock was not to be had in time; or whoever waits for us holds what we need. */
const GAVE_WAY: ReadonlySet<string> = new Set(['55P03', '40P01'])

const trySwitch = async (client: pg.PoolClient, switching: Switching): Promise<boolean> => {
  const { live, rebuilt, table, stopFilling } = switching
  await client.query(`set local lock_timeout = '${LOCK_PATIENCE}'`)
  await lockAssignments(client, live.projection, 'replacer')
  await lockAssignments(client, rebuilt.projection, 'claimant')
  await client.query('select from checkpoints where projection = $1 order by partition for update', [live.projection])
  // Whoever discards an event raises the epoch of its checkpoint first, and so waits for us.
  if ((await countDiscarded(client, live.projection)) !== switching.discarded) throw new DiscardedMeanwhile()
  if (!(await catchesUp(client, live, rebuilt))) return false
  await stopFilling()
  await creditPurges(client, table)
  await dropPurgedRows(client, table)
  await replaceByShadow(client, table)
  await takeOverCheckpoints(client, live, rebuilt)
  await takeOverDeadLetters(client, live, rebuilt)
  if (live.channel !== undefined) await client.query(`select pg_notify($1, '')`, [live.channel])
  return true
}

const catchesUp = async (
  client: pg.PoolClient,
  live: ProjectionIdentity,
  rebuilt: ProjectionIdentity,
): Promise<boolean> => {
  const until = Date.now() + CATCHING_UP_MS
  for (;;) {
    if ((await recordsBehind(client, live, rebuilt)) === 0) return true
    if (Date.now() > until) return false
    await pause(20)
  }
}

/** How many offsets the rebuilt view is behind the live one; infinitely many while it lacks a partition. */
export const recordsBehind = async (
  client: pg.ClientBase | pg.Pool,
  live: ProjectionIdentity,
  rebuilt: ProjectionIdentity,
): Promise<number> => {
  const { rows } = await client.query<{ behind: number; missing: number }>(
    `select coalesce(sum(greatest(live.next_offset - rebuilt.next_offset, 0)), 0)::bigint as behind,
       count(*) filter (where rebuilt.next_offset is null) as missing
     from checkpoints as live
       left join checkpoints as rebuilt on rebuilt.projection = $2 and rebuilt.topic = live.topic
         and rebuilt.partition = live.partition
     where live.projection = $1 and live.topic = $3`,
    [live.projection, rebuilt.projection, live.topic],
  )
  const { behind, missing } = rows[0]!
  return missing > 0 ? Number.POSITIVE_INFINITY : behind
}

/** With epochs above all that were given out: every writer of the live view claims its partitions anew. */
const takeOverCheckpoints = async (
  client: pg.PoolClient,
  live: ProjectionIdentity,
  rebuilt: ProjectionIdentity,
): Promise<void> => {
  const { rows } = await client.query<{ epoch: number }>(
    'select coalesce(max(epoch), 0) as epoch from checkpoints where projection = $1',
    [live.projection],
  )
  await client.query('delete from checkpoints where projection = $1', [live.projection])
  await client.query(
    'update checkpoints set projection = $1, version = $3, epoch = epoch + $4 + 1 where projection = $2',
    [live.projection, rebuilt.projection, rebuilt.version, rows[0]!.epoch],
  )
}

/** What was discarded stays so; everything else is as the rebuilt view found it. */
const takeOverDeadLetters = async (
  client: pg.PoolClient,
  live: ProjectionIdentity,
  rebuilt: ProjectionIdentity,
): Promise<void> => {
  const names = [live.projection, rebuilt.projection]
  const sameEvent =
    'mine.topic = other.topic and mine.partition = other.partition and mine.log_offset = other.log_offset'
  await client.query(
    `delete from parked_events as mine using parked_events as other
     where mine.projection = $2 and other.projection = $1 and other.status = 'discarded' and ${sameEvent}`,
    names,
  )
  await client.query(
    `delete from parked_events as mine where projection = $1 and (status = 'parked'
       or exists (select from parked_events as other where other.projection = $2 and ${sameEvent}))`,
    names,
  )
  await client.query('update parked_events set projection = $1 where projection = $2', names)
}

/** The lineage that fills the shadow of a view's table. */
export const rebuiltIdentity = ({ projection, topic, version }: ProjectionIdentity): ProjectionIdentity => ({
  projection: shadowOf(projection),
  liveProjection: projection,
  topic,
  version,
  whenOutdated: 'keep',
})
