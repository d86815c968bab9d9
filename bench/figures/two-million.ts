import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Api, apiOf } from '../api.ts'
import type { Backing } from '../backing.ts'
import { type Figure, perSecond, thousands } from '../figure.ts'
import { ACCESS_LOG, accessLogView, allCaughtUp, fillLog } from '../fill-log.ts'
import { timedInTurn } from '../latency.ts'
import { residentMib, watchPeak } from '../memory.ts'
import { databaseUrlOf, startStandalone } from '../processes.ts'

const EVENTS = Number(process.env.BENCH_EVENTS ?? 2_000_000)
const REPEATS = 60
const PAGE = 100
const DEEP = 20_000

interface Case {
  readonly name: string
  /** of the API */
  readonly query: string
  /** the same by hand */
  readonly where: string
}

const cases: readonly Case[] = [
  { name: 'no filter', query: '', where: 'true' },
  { name: 'one device', query: '&device=door-17', where: `e.device_id = 'door-17'` },
  { name: 'denied', query: '&result=denied', where: `e.result = 'denied'` },
  { name: 'one reason', query: '&reason=credential_blocked', where: `e.reason = 'credential_blocked'` },
  {
    name: 'a floor',
    query: '&facility=hq/floor-3',
    where: `(e.facility_path = 'hq/floor-3' or e.facility_path like 'hq/floor-3/%')`,
  },
  {
    name: 'text',
    query: '&q=door%2042',
    where: `(e.device_name ilike '%door 42%' or e.device_id ilike '%door 42%' or e.door_name ilike '%door 42%')`,
  },
]

/** Queries on two million events, and filling their table anew while it is in use. */
export async function* twoMillion(backing: Backing): AsyncGenerator<Figure> {
  const server = await startStandalone(backing)
  const api = apiOf(server.address, server.token)
  const idleMib = await residentMib(server.pid)
  const databaseUrl = await databaseUrlOf(server.dataDir)
  const liveRate = await fillLive(databaseUrl, api)
  await allCaughtUp(api)
  yield* await queryFigures(api, databaseUrl)
  yield* await rebuildFigures(api, server.pid, { liveRate, idleMib })
  await server.stop()
}

const fillLive = async (databaseUrl: string, api: Api): Promise<number> => {
  const startedAt = performance.now()
  await fillLog(databaseUrl, api, EVENTS)
  return perSecond(EVENTS, startedAt)
}

const queryFigures = async (api: Api, databaseUrl: string): Promise<Figure[]> => {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=audit_trail' })
  await client.connect()
  await client.query('vacuum analyze access_events')
  const figures: Figure[] = []
  for (const { name, query, where } of cases) {
    const [byApi, byHand] = await timedInTurn(
      REPEATS,
      () => api.read(`/v1/access-events?range=365&limit=${PAGE}${query}`),
      () =>
        client.query(`select * from access_events e where tenant_id = 'default' and not retracted
          and occurred_at >= now() - interval '365 days' and ${where} order by occurred_at desc, seq desc limit ${PAGE}`),
    )
    figures.push({
      name: `first page of 2 M events ÷ SQL by hand, ${name}`,
      ratio: byApi / byHand,
      bound: { atMost: 1.3 },
      detail: `${byApi.toFixed(2)} ms against ${byHand.toFixed(2)} ms, page of ${PAGE}, median of ${REPEATS}`,
    })
  }
  await client.end()
  return [...figures, await deepPage(api)]
}

const deepPage = async (api: Api): Promise<Figure> => {
  let cursor = ''
  for (let seen = 0; seen < DEEP; seen += 500) {
    const page = (await api.get(`/v1/access-events?range=365&limit=500${cursor}`)) as { nextCursor: string }
    cursor = `&cursor=${page.nextCursor}`
  }
  const [first, deep] = await timedInTurn(
    REPEATS,
    () => api.read('/v1/access-events?range=365&limit=500'),
    () => api.read(`/v1/access-events?range=365&limit=500${cursor}`),
  )
  return {
    name: 'deep keyset page ÷ first page',
    ratio: deep / first,
    bound: { atMost: 1.5 },
    detail: `${deep.toFixed(2)} ms after ${thousands(DEEP)} rows against ${first.toFixed(2)} ms, page of 500`,
  }
}

const rebuildFigures = async (
  api: Api,
  pid: number,
  { liveRate, idleMib }: { liveRate: number; idleMib: number },
): Promise<Figure[]> => {
  const beforeMib = await residentMib(pid)
  const peak = watchPeak(pid)
  const startedAt = performance.now()
  await api.post(`/v1/projections/${ACCESS_LOG}/rebuild`)
  while ((await accessLogView(api)).lastRebuild?.outcome === 'under_way') await pause(200)
  const rate = perSecond(EVENTS, startedAt)
  const { lastRebuild } = await accessLogView(api)
  if (lastRebuild?.outcome !== 'switched') throw new Error(`the rebuild ended as ${lastRebuild?.outcome}`)
  const peakMib = await peak.stop()
  return [
    {
      name: 'rebuild rows/s ÷ live rows/s',
      ratio: rate / liveRate,
      bound: { atLeast: 0.9 },
      detail: `${thousands(rate)} against ${thousands(liveRate)} rows/s, ${thousands(EVENTS)} rows`,
    },
    {
      name: 'peak memory while rebuilding ÷ idle',
      ratio: peakMib / idleMib,
      bound: { atMost: 2 },
      detail: `${thousands(peakMib)} against ${thousands(idleMib)} MiB resident; ${thousands(beforeMib)} when all views had caught up`,
    },
  ]
}
