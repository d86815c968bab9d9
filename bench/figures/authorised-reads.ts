import { accessLog, accessLogReader } from '@doorledger/audit-trail'
import { accessEvents, topics } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { openPool } from '@doorledger/database'
import { runProjection } from '@doorledger/projections'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { attempts } from '../attempts.ts'
import { auditTrailDatabase } from '../audit-trail-database.ts'
import type { Backing } from '../backing.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { readAsFastAsPossible } from '../load.ts'
import { type Readers, signInReaders } from '../people-who-read.ts'
import { type Running, startProcess } from '../processes.ts'

const EVENTS = 100_000
const CONNECTIONS = 8
const WARM_UP_SEC = 3
const DURATION_SEC = Number(process.env.BENCH_SECONDS ?? 6)
const ROUNDS = 3
const PATH = '/v1/access-events?range=30&limit=50'

const readers: readonly { readonly who: keyof Readers; readonly name: string }[] = [
  { who: 'everywhere', name: 'authorised read ÷ the same read without authorisation' },
  { who: 'inPremises', name: 'the same by somebody who may read in some premises only' },
]

/** What it costs to know who reads, and what he may. */
export async function* authorisedReads(backing: Backing): AsyncGenerator<Figure> {
  const url = await auditTrailDatabase(backing)
  const tokens = await filled(url)
  const servers = { closed: await start(backing, url, 'closed'), open: await start(backing, url, 'open') }
  for (const { who, name } of readers) {
    const read = ({ address }: Running, durationSec: number) =>
      readAsFastAsPossible({ address, connections: CONNECTIONS, durationSec }, { path: PATH, token: tokens[who] })
    for (const server of [servers.closed, servers.open]) await read(server, WARM_UP_SEC)
    const [ratios, closed, open]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      open.push(await read(servers.open, DURATION_SEC))
      closed.push(await read(servers.closed, DURATION_SEC))
      ratios.push(closed.at(-1)! / open.at(-1)!)
    }
    yield {
      name,
      ratio: median(ratios),
      bound: { atLeast: 0.9 },
      detail: `${thousands(median(closed))} against ${thousands(median(open))} pages/s of 50 rows of ${thousands(EVENTS)}, by access token, ${CONNECTIONS} connections`,
    }
  }
  await Promise.all([servers.closed.stop(), servers.open.stop()])
}

const start = async (backing: Backing, url: string, guard: 'closed' | 'open'): Promise<Running> => {
  const running = await startProcess('bench/read-server.ts', { DATABASE_URL: url, GUARD: guard })
  backing.atEnd(() => running.stop())
  return running
}

/** An access log that is read, and people who may. */
const filled = async (url: string): Promise<Readers> => {
  const logger = pino({ level: 'silent' })
  const log = await openEmbeddedEventLog({ url, logger })
  const database = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  await log.createTopics(topics)
  const events = [...attempts(EVENTS, Date.now())].map(recordOf)
  for (let from = 0; from < EVENTS; from += 5_000) await log.append(accessEvents.name, events.slice(from, from + 5_000))
  const source = { projection: accessLog, reader: accessLogReader }
  const running = await runProjection({ log, database, service: 'audit-trail', logger, ...source })
  while ((await running.progress()).lag > 0) await pause(100)
  await running.stop()
  await database.query('vacuum analyze access_events')
  const readers = await signInReaders(database)
  await database.end()
  await log.close()
  return readers
}
