import { adminAuditIntake, entrySubmitted, eventOf } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { type Api, apiOf } from '../api.ts'
import { auditRows, BUSY, ENTRIES, PERSON } from '../audit-rows.ts'
import type { Backing } from '../backing.ts'
import { copyRate } from '../copy-rate.ts'
import { type Figure, median, perSecond, thousands } from '../figure.ts'
import { latencyOf, timedInTurn } from '../latency.ts'
import { databaseUrlOf, startStandalone } from '../processes.ts'

const HANDED_IN = 100_000
const APPEND = 5_000
const REPEATS = 60
const PAGE = 100
const DEEP = 20_000
const VISIBLE_MS = 500
const RANGE = 'range=365'

/** What the audit log costs and how fast it answers. */
export async function* auditLog(backing: Backing): AsyncGenerator<Figure> {
  const server = await startStandalone(backing)
  const api = apiOf(server.address, server.token)
  const url = await databaseUrlOf(server.dataDir)
  yield await untilVisible(api)
  yield await intake(url)
  const client = new pg.Client({ connectionString: url, options: '-c search_path=admin_audit' })
  await client.connect()
  try {
    await auditRows(client)
    yield* await pages(api, client)
    yield await personsLog(api)
  } finally {
    await client.end()
  }
  await server.stop()
}

const untilVisible = async (api: Api): Promise<Figure> => {
  const { p99, detail } = await latencyOf(async () => {
    const id = `role-${newId()}`
    await api.post('/v1/roles', { id, name: id, permissions: [] })
    const reportedAt = performance.now()
    const path = `/v1/audit-entries?target=${id}&limit=1&range=1`
    while (((await api.get(path)) as { items: unknown[] }).items.length === 0) await pause(5)
    return performance.now() - reportedAt
  })
  return {
    name: `action reported → visible in the audit log, p99 ÷ ${VISIBLE_MS} ms`,
    ratio: p99 / VISIBLE_MS,
    bound: { atMost: 1 },
    detail,
  }
}

/** From the intake through `admin.audit.v1` to the table, against a COPY of the same rows. */
const intake = async (url: string): Promise<Figure> => {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=admin_audit' })
  await client.connect()
  const count = async () => {
    const { rows } = await client.query<{ count: string }>(COUNT)
    return Number(rows[0]?.count)
  }
  const log = await openEmbeddedEventLog({ url, logger: pino({ level: 'silent' }) })
  const startedAt = performance.now()
  for (let from = 0; from < HANDED_IN; from += APPEND) {
    await log.append(
      adminAuditIntake.name,
      Array.from({ length: APPEND }, () => recordOf(submission())),
    )
  }
  while ((await count()) < HANDED_IN) await pause(200)
  const rate = perSecond(HANDED_IN, startedAt)
  await log.close()
  await client.query('create table plain_entries (like admin_entries including all)')
  await client.query(`insert into plain_entries select * from admin_entries where service = 'integration:bench'`)
  const copy = median([await copied(url), await copied(url), await copied(url)])
  await client.query('drop table plain_entries')
  await client.end()
  return {
    name: 'intake → queryable entry ÷ COPY',
    ratio: rate / copy,
    bound: { atLeast: 0.6 },
    detail: `${thousands(rate)} entries/s against ${thousands(copy)} rows/s; ${thousands(HANDED_IN)} entries, embedded log`,
  }
}

const COUNT = `select count(*) from admin_entries where service = 'integration:bench'`

const copied = (url: string) => copyRate(url, 'plain_entries', 'admin_audit')

const submission = () => {
  const now = new Date().toISOString()
  return eventOf(
    entrySubmitted,
    { ...entrySubmitted.example, entryId: newId(), source: 'bench' },
    { tenantId: 'default', service: 'bench', occurredAt: now, recordedAt: now, actor: 'token:bench' },
  )
}

const cases = [
  { name: 'no filter', query: '', where: 'true' },
  { name: 'one actor', query: `&actor=${BUSY}`, where: `e.actor_id = '${BUSY}'` },
  { name: 'one type', query: '&type=door.update', where: `e.entry_type = 'door.update'` },
  { name: 'denied', query: '&outcome=denied', where: `e.outcome = 'denied'` },
] as const

const pages = async (api: Api, client: pg.Client): Promise<Figure[]> => {
  const figures: Figure[] = []
  for (const { name, query, where } of cases) {
    const [byApi, byHand] = await timedInTurn(
      REPEATS,
      () => api.read(`/v1/audit-entries?${RANGE}&limit=${PAGE}${query}`),
      () =>
        client.query(`select * from admin_entries e where tenant_id = 'default'
          and occurred_at >= now() - interval '365 days' and ${where} order by occurred_at desc, seq desc limit ${PAGE}`),
    )
    figures.push({
      name: `first page of ${thousands(ENTRIES)} audit entries ÷ SQL by hand, ${name}`,
      ratio: byApi / byHand,
      bound: { atMost: 1.3 },
      detail: `${byApi.toFixed(2)} ms against ${byHand.toFixed(2)} ms, page of ${PAGE}, median of ${REPEATS}`,
    })
  }
  return [...figures, await deepPage(api)]
}

const deepPage = async (api: Api): Promise<Figure> => {
  let cursor = ''
  for (let seen = 0; seen < DEEP; seen += 500) {
    const page = (await api.get(`/v1/audit-entries?${RANGE}&limit=500${cursor}`)) as { nextCursor: string }
    cursor = `&cursor=${page.nextCursor}`
  }
  const [first, deep] = await timedInTurn(
    REPEATS,
    () => api.read(`/v1/audit-entries?${RANGE}&limit=500`),
    () => api.read(`/v1/audit-entries?${RANGE}&limit=500${cursor}`),
  )
  return {
    name: 'deep page of the audit log ÷ first page',
    ratio: deep / first,
    bound: { atMost: 1.5 },
    detail: `${deep.toFixed(2)} ms after ${thousands(DEEP)} rows against ${first.toFixed(2)} ms, page of 500`,
  }
}

const personsLog = async (api: Api): Promise<Figure> => {
  const [merged, plain] = await timedInTurn(
    REPEATS,
    () => api.read(`/v1/user-activity?user=${PERSON}&${RANGE}&limit=${PAGE}`),
    () => api.read(`/v1/audit-entries?actor=${PERSON}&${RANGE}&limit=${PAGE}`),
  )
  return {
    name: 'first page of the log of a person ÷ plain list of one source',
    ratio: merged / plain,
    bound: { atMost: 3 },
    detail: `${merged.toFixed(2)} ms against ${plain.toFixed(2)} ms, page of ${PAGE}, median of ${REPEATS}`,
  }
}
