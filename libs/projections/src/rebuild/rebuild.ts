import type { Projection } from '@doorledger/kernel'
import { setTimeout as pause } from 'node:timers/promises'
import { type Consuming, type Consumption, consume } from '../checkpointed-consumer.js'
import type { EventReader } from '../recorded-event.js'
import { countDiscarded } from '../dead-letters.js'
import { tableShape } from '../table-shape.js'
import { viewWriteBatches } from '../view-write-batches.js'
import { createShadowTable, clearAway } from './create-shadow-table.js'
import { asOnlyRebuilder } from './rebuild-lock.js'
import { dropPurgedRows } from './purged-rows.js'
import { shadowOf } from './shadow-table.js'
import { requireWholeTopic } from './topic-truncated.js'
import { DiscardedMeanwhile, rebuiltIdentity, recordsBehind, cutover } from './cutover.js'

/** What a rebuild needs of the running view. */
export interface Rebuilding<Event> {
  readonly consuming: Omit<Consuming, 'batches'>
  readonly projection: Projection<Event>
  readonly reader: EventReader<Event>
  /** raised when the process stops: the rebuild ends where it is */
  readonly stopping: AbortSignal
}

const POLL_MS = 200
/** So near, the live view is made to stand still for the rest. */
const NEAR_RECORDS = 20_000

/**
 * Fills a new table beside the live one from the log's beginning and puts it in the live one's place. The live view
 * goes on meanwhile. Begins afresh when an earlier rebuild was cut short.
 * @throws {RebuildUnderWay}
 * @throws {TopicTruncated} the live view stays as it is
 */
export const rebuild = async <Event>(rebuilding: Rebuilding<Event>): Promise<void> => {
  const { database, identity, logger } = rebuilding.consuming
  const { projection } = identity
  const startMs = Date.now()
  await requireWholeTopic(rebuilding.consuming, identity)
  await asOnlyRebuilder(database, projection, async (lost) => {
    const stopping = AbortSignal.any([lost, rebuilding.stopping])
    while (!(await rebuildOnce(rebuilding, stopping))) {
      logger.info({ projection }, 'An event was discarded meanwhile: the rebuild begins afresh')
    }
  })
  logger.info({ projection, version: identity.version, seconds: (Date.now() - startMs) / 1_000 }, 'A rebuild went live')
}

/** False when an event was discarded that may be in the new table. */
const rebuildOnce = async <Event>(rebuilding: Rebuilding<Event>, stopping: AbortSignal): Promise<boolean> => {
  const { database, identity, logger } = rebuilding.consuming
  const { projection, version } = identity
  const discarded = await countDiscarded(database, projection)
  await createShadowTable(database, shadowedBy(rebuilding))
  logger.info({ projection, version }, 'A rebuild began')
  try {
    while (!(await fillAndSwitch(rebuilding, discarded, stopping))) {
      await pause(POLL_MS, undefined, { signal: stopping })
    }
    return true
  } catch (error) {
    if (error instanceof DiscardedMeanwhile) return false
    throw error
  }
}

/** Removes what a rebuild that was cut short left, unless one is under way. */
export const clearLeftovers = async <Event>(rebuilding: Pick<Rebuilding<Event>, 'consuming' | 'projection'>) => {
  const { database, identity } = rebuilding.consuming
  await asOnlyRebuilder(database, identity.projection, () => clearAway(database, shadowedBy(rebuilding)))
}

const shadowedBy = <Event>({ consuming, projection }: Pick<Rebuilding<Event>, 'consuming' | 'projection'>) => ({
  rebuilt: rebuiltIdentity(consuming.identity),
  table: projection.table.name,
})

const fillAndSwitch = async <Event>(
  rebuilding: Rebuilding<Event>,
  discarded: number,
  stopping: AbortSignal,
): Promise<boolean> => {
  const { database, identity: live } = rebuilding.consuming
  const rebuilt = rebuiltIdentity(live)
  const filling = await fill(rebuilding)
  try {
    while ((await recordsBehind(database, live, rebuilt)) > NEAR_RECORDS) {
      await pause(POLL_MS, undefined, { signal: stopping })
    }
    const table = rebuilding.projection.table.name
    // Most of what was purged goes now, while the live view goes on.
    await dropPurgedRows(database, table)
    const stopFilling = async () => {
      await filling.close()
      // Retention may have removed records before they were read into the new table.
      await requireWholeTopic(rebuilding.consuming, live)
    }
    return await cutover({ database, live, rebuilt, table, discarded, stopFilling })
  } finally {
    await filling.close()
  }
}

const fill = async <Event>({ consuming, projection, reader }: Rebuilding<Event>): Promise<Consumption> => {
  const { database } = consuming
  const identity = rebuiltIdentity(consuming.identity)
  const shadowed = { ...projection, table: { ...projection.table, name: shadowOf(projection.table.name) } }
  const shape = await tableShape(database, shadowed.table)
  const batches = () => viewWriteBatches({ database, identity, shape, reader }, shadowed)
  return consume({ ...consuming, group: `${consuming.group}.rebuild`, identity, batches })
}
