import { accessLog, accessLogReader } from '@doorledger/audit-trail'
import { topics } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { openPool } from '@doorledger/database'
import { runProjection } from '@doorledger/projections'
import { pino } from 'pino'
import { setTimeout as pause } from 'node:timers/promises'
import { appendAttempts } from '../append-attempts.ts'
import { auditTrailDatabase } from '../audit-trail-database.ts'
import type { Backing } from '../backing.ts'
import { copyRate } from '../copy-rate.ts'
import { type Figure, median, perSecond, thousands } from '../figure.ts'

const EVENTS = 300_000
const ROUNDS = 3

/** How much of a plain one-transaction COPY the way from the log to the row keeps. */
export async function* projectionRate(backing: Backing): AsyncGenerator<Figure> {
  yield await rateOn('embedded', backing, async (url) => {
    const log = await openEmbeddedEventLog({ url, logger: silent })
    return { log, close: () => log.close() }
  })
  // A broker a round: what the rounds before left in its topics would be read once more.
  yield await rateOn('Kafka', backing, async () => {
    const broker = await backing.newKafka()
    const log = openKafkaEventLog({ brokers: [broker.address], clientId: 'bench', logger: silent })
    return { log, close: () => log.close().then(() => broker.stop()) }
  })
}

interface OpenLog {
  readonly log: EventLog
  close(): Promise<unknown>
}

/** Rows a second of the last run, which the block figures are measured against. */
export const projectionRowsPerSec = new Map<string, number>()

const silent = pino({ level: 'silent' })

const rateOn = async (
  adapter: string,
  backing: Backing,
  open: (databaseUrl: string) => Promise<OpenLog>,
): Promise<Figure> => {
  const ratios: number[] = []
  const rates: number[] = []
  const copies: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const url = await auditTrailDatabase(backing)
    const { log, close } = await open(url)
    await log.createTopics(topics)
    await appendAttempts(log, EVENTS)
    const rate = await liveRate(log, url, `bench-${round}`)
    const copy = ((await copyRate(url, 'access_events')) + (await copyRate(url, 'access_events'))) / 2
    await close()
    rates.push(rate)
    copies.push(copy)
    ratios.push(rate / copy)
  }
  projectionRowsPerSec.set(adapter, median(rates))
  return {
    name: `log → queryable row ÷ COPY, ${adapter}`,
    ratio: median(ratios),
    bound: { atLeast: 0.8 },
    detail: `${thousands(median(rates))} rows/s against ${thousands(median(copies))} rows/s; ${EVENTS} rows, median of ${ROUNDS}`,
  }
}

const liveRate = async (log: EventLog, url: string, service: string): Promise<number> => {
  const database = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  await database.query('truncate access_events')
  const startedAt = performance.now()
  const running = await runProjection({
    log,
    database,
    projection: accessLog,
    reader: accessLogReader,
    service,
    logger: silent,
  })
  while ((await running.progress()).lag > 0) await pause(100)
  const rate = perSecond(EVENTS, startedAt)
  await running.stop()
  await database.end()
  return rate
}
