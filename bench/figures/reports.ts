import { accessEvents } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { pino } from 'pino'
import { type Api, apiOf } from '../api.ts'
import { attempts } from '../attempts.ts'
import type { Backing } from '../backing.ts'
import { type Figure, perSecond, thousands } from '../figure.ts'
import { latencyOf } from '../latency.ts'
import { residentMib, watchPeak } from '../memory.ts'
import { assembledImage, databaseUrlOf, startStandalone } from '../processes.ts'

const ROWS = Number(process.env.BENCH_REPORT_ROWS ?? 5_000_000)
const SEEDED_AT_A_TIME = 500_000
/** Of the embedded log: rows of others would not count, since no report has read that far. */
const PARTITIONS = 4
const PDF_ROWS = 20_000
const XLSX_ROWS = 500_000
const TODAY_ROWS = 5_000
const DASHBOARD_MS = 100
/** Real attempts, so that every partition of the log has been read past its beginning. */
const FIRST = 400

/** Reports over millions of rows by a standalone run as in its image, and the dashboard beside them. */
export async function* reports(backing: Backing): AsyncGenerator<Figure> {
  const server = await startStandalone(backing, {}, (await assembledImage(backing, 'standalone')).start)
  const api = apiOf(server.address, server.token)
  const url = await databaseUrlOf(server.dataDir)
  const client = new pg.Client({ connectionString: url })
  // what failed is told by what was asked, not by the end of the database after it
  client.on('error', () => undefined)
  await client.connect()
  await readSome(url, api)
  await seedReportRows(client)
  const idleMib = await residentMib(server.pid)
  const peak = watchPeak(server.pid)
  const csv = await reported(api, 'csv', ROWS)
  const peakMib = await peak.stop()
  yield {
    name: 'CSV report rows/s ÷ COPY … TO of the same query',
    ratio: csv.rate / (await copyToRate(client)),
    bound: { atLeast: 0.5 },
    detail: `${thousands(csv.rate)} rows/s; ${thousands(ROWS)} rows`,
  }
  yield {
    name: `peak memory while reporting ${thousands(ROWS)} rows ÷ idle`,
    ratio: peakMib / idleMib,
    bound: { atMost: 1.5 },
    detail: `${thousands(peakMib)} against ${thousands(idleMib)} MiB resident`,
  }
  for (const [format, rows] of [
    ['xlsx', XLSX_ROWS],
    ['pdf', PDF_ROWS],
  ] as const) {
    const { rate } = await reported(api, format, rows)
    yield {
      name: `${format.toUpperCase()} report rows/s ÷ CSV report rows/s`,
      ratio: rate / csv.rate,
      bound: { atLeast: 0 },
      detail: `${thousands(rate)} rows/s; ${thousands(rows)} rows`,
    }
  }
  yield await dashboard(api)
  await client.end()
  await server.stop()
}

const readSome = async (url: string, api: Api): Promise<void> => {
  const log = await openEmbeddedEventLog({ url, logger: pino({ level: 'silent' }) })
  await log.append(accessEvents.name, [...attempts(FIRST, Date.now())].map(recordOf))
  await log.close()
  for (;;) {
    const { items } = (await api.get('/v1/projections')) as { items: { name: string; lag: number; version: number }[] }
    const views = items.filter(({ name }) => /\.(access-log|report-access-events)$/.test(name))
    if (views.length === 2 && views.every(({ lag, version }) => lag === 0 && version > 0)) return
    await pause(200)
  }
}

/** `$1` of all, from the `$2`th to the `$3`rd. */
const SEED = `
  insert into reporting.report_access_events
  select 'default', gen_random_uuid(), 1, n % ${PARTITIONS}, now() - make_interval(secs => n * 20.0 * 5000000 / $1 + 86400),
    now(), '{}', 'door-' || n % 500, 'Door ' || n % 500, 'hq/floor-' || n % 5, 'door-' || n % 500, 'Door ' || n % 500,
    null, 'keycard', 'keycard', '7F3A', case when n % 7 = 0 then 'denied' else 'granted' end,
    case when n % 7 = 0 then 'credential_blocked' else 'success' end, false
  from generate_series($2::integer, $3::integer) n`

/** Attempts of three years, one every 20 s, as the log would have told of them at its beginning. */
const seedReportRows = async (client: pg.Client): Promise<void> => {
  for (let first = 0; first < ROWS; first += SEEDED_AT_A_TIME) {
    await client.query(SEED, [ROWS, first + 1, Math.min(first + SEEDED_AT_A_TIME, ROWS)])
  }
  await client.query(
    `insert into reporting.report_access_events
     select 'default', gen_random_uuid(), 1, n % ${PARTITIONS}, now() - make_interval(secs => n / 1000.0), now(), '{}', 'd', 'D',
       'hq', 'd', 'D', null, 'keycard', 'keycard', '7F3A', 'granted', 'success', false from generate_series(1, $1) n`,
    [TODAY_ROWS],
  )
  await client.query('vacuum analyze reporting.report_access_events')
}

interface Report {
  readonly id: string
  readonly status: string
  readonly failure: { readonly reason: string; readonly detail: string } | null
  readonly result: { readonly rows: number } | null
}

const reported = async (api: Api, format: string, rows: number): Promise<{ readonly rate: number }> => {
  const days = (rows * 20 * 5_000_000) / ROWS / 86_400
  const from = new Date(Date.now() - (days + 1) * 86_400_000).toISOString()
  const to = new Date(Date.now() - 86_400_000 + 10_000).toISOString()
  const startedAt = performance.now()
  const { id } = (await api.post('/v1/reports', { kind: 'user-activity', format, filter: { from, to } })) as Report
  for (;;) {
    const { status, result, failure } = (await api.get(`/v1/reports/${id}`)) as Report
    if (status === 'ready') {
      if (result!.rows < rows * 0.99) throw new Error(`the ${format} report has ${result!.rows} of ${rows} rows`)
      return { rate: perSecond(result!.rows, startedAt) }
    }
    if (status === 'failed') throw new Error(`the ${format} report failed: ${JSON.stringify(failure)}`)
    await pause(50)
  }
}

/** By hand: of each attempt the newest revision, in order. */
const copyToRate = async (client: pg.Client): Promise<number> => {
  const startedAt = performance.now()
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() })
  await pipeline(
    client.query(
      to(`copy (
        select occurred_at, door_name, device_name, user_id, access_type, credential_last4, result, reason, access_event_id
        from reporting.report_access_events e
        where tenant_id = 'default' and not retracted and not exists (
          select from reporting.report_access_events later
          where later.tenant_id = e.tenant_id and later.access_event_id = e.access_event_id
            and later.occurred_at = e.occurred_at and later.revision > e.revision)
        order by occurred_at, access_event_id) to stdout (format csv)`),
    ),
    nowhere,
  )
  return perSecond(ROWS, startedAt)
}

const dashboard = async (api: Api): Promise<Figure> => {
  const { p99, detail } = await latencyOf(async () => {
    const startedAt = performance.now()
    await api.read('/v1/dashboard')
    return performance.now() - startedAt
  })
  return {
    name: `dashboard beside ${thousands(ROWS)} rows, p99 ÷ ${DASHBOARD_MS} ms`,
    ratio: p99 / DASHBOARD_MS,
    bound: { atMost: 1 },
    detail,
  }
}
