import { eventOf, legalHoldPlaced, purgePreviewRequested, purgeStarted, topics } from '@doorledger/contracts'
import { purgedAccessLog } from '@doorledger/audit-trail'
import { inTransaction, openPool } from '@doorledger/database'
import { openEmbeddedEventLog } from '@doorledger/event-log'
import { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { followRetention, PurgeWorker } from '@doorledger/service'
import { pino } from 'pino'
import type { Pool } from 'pg'
import type { Backing } from '../backing.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { copyOf, MONTH, monthOfAttempts } from '../month-of-attempts.ts'
import { timed } from '../latency.ts'
import { postsDuringPurge } from './posts-during-purge.ts'

const ROWS = Number(process.env.BENCH_PURGE_ROWS ?? 2_000_000)
const ROUNDS = 3
const HELD_DOOR = 'door-17'
const CUTOFF = '2024-06-01T00:00:00.000Z'

/** Deletion of a month by age, beside what Postgres takes for the same by hand, and what devices notice of it. */
export async function* purges(backing: Backing): AsyncGenerator<Figure> {
  const month = await monthOfAttempts(backing, ROWS)
  yield await compared(month, {
    name: `purge of a month of ${thousands(ROWS)} rows ÷ plain DROP TABLE of the partition`,
    atMost: 3,
    byHand: `drop table ${MONTH.table}`,
    heldDoor: undefined,
  })
  yield await compared(month, {
    name: `the same with 1 % under hold ÷ copying those rows by hand`,
    atMost: 2,
    byHand: `begin;
      alter table access_events detach partition ${MONTH.table};
      insert into access_events select * from ${MONTH.table} where door_id = '${HELD_DOOR}';
      drop table ${MONTH.table};
      commit`,
    heldDoor: HELD_DOOR,
  })
  yield await postsDuringPurge(backing, ROWS)
}

interface Comparison {
  readonly name: string
  readonly atMost: number
  readonly byHand: string
  readonly heldDoor: string | undefined
}

/** In turn, each time on a database of its own. */
const compared = async (month: string, { name, atMost, byHand, heldDoor }: Comparison): Promise<Figure> => {
  const [hand, purge, previews]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    hand.push(await on(month, (database) => timed(() => database.query(byHand))))
    const { previewMs, purgeMs } = await on(month, (database, url) => purged(database, url, heldDoor))
    previews.push(previewMs)
    purge.push(purgeMs)
  }
  const counting = `counted beforehand in ${median(previews).toFixed(0)} ms`
  return {
    name,
    ratio: median(purge) / median(hand),
    bound: { atMost },
    detail: `${median(purge).toFixed(0)} ms against ${median(hand).toFixed(0)} ms, median of ${ROUNDS}; ${counting}`,
  }
}

const on = async <Result>(month: string, work: (database: Pool, url: string) => Promise<Result>): Promise<Result> => {
  const url = await copyOf(month)
  const database = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  // What lies in memory after a copy is not to decide.
  await database.query(`select count(*) from ${MONTH.table}`)
  await database.query('checkpoint')
  const result = await work(database, url)
  await database.end()
  return result
}

/** Counts, as retention asks for it, and then deletes: what is timed is all of the service's work between the two events. */
const purged = async (database: Pool, url: string, heldDoor: string | undefined) => {
  const table = purgedAccessLog
  const log = await openEmbeddedEventLog({ url, logger: pino({ level: 'silent' }) })
  await log.createTopics(topics)
  const commands = new CommandHandler({ database, service: 'bench', relay: { wake: () => undefined } })
  const worker = new PurgeWorker(database, commands, log, { service: 'audit-trail', tables: [table] })
  const follow = followRetention('audit-trail', [table])
  const told = { at: { partition: 0, offset: 0, seq: 0 }, headers: {} }
  const about = { tenantId: 'default', service: 'retention', occurredAt: CUTOFF, recordedAt: CUTOFF }
  const purgeId = newId()
  const scope = { recordKind: 'access-log' as const, cutoff: CUTOFF }
  const request = { purgeId, ...scope, by: 'system', automatic: true }
  if (heldDoor !== undefined) {
    const data = { ...legalHoldPlaced.example, scope: { doors: [heldDoor] } }
    const event = eventOf(legalHoldPlaced, data, about)
    await inTransaction(database, (client) => follow.react({ client }, [{ event, ...told }]))
  }
  const previewMs = await timed(() =>
    inTransaction(database, (client) =>
      follow.react({ client }, [{ event: eventOf(purgePreviewRequested, request, about), ...told }]),
    ),
  )
  const purgeMs = await timed(async () => {
    const event = eventOf(purgeStarted, { purgeId, by: 'system' }, about)
    await inTransaction(database, (client) => follow.react({ client }, [{ event, ...told }]))
    while (await worker.work()) continue
  })
  const { rows } = await database.query<{ status: string }>('select status from purge_jobs')
  if (rows[0]?.status !== 'done') throw new Error(`the purge is ${rows[0]?.status}`)
  await log.close()
  return { previewMs, purgeMs }
}
