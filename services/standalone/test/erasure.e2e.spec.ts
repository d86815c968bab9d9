import { newId } from '@doorledger/kernel'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../../test/system/api.js'
import { EventStream } from '../../../test/system/event-stream.js'
import { Collector } from '../../../test/traces/collector.js'
import { DirectoryOf } from './directory-of.js'
import { clock } from './lock-clock.js'
import { databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

/** Names that occur nowhere else. */
const planted = {
  username: 'zq-planted-username',
  name: 'Zqplanted Fullname',
  email: 'zq-planted@mail.example',
  phone: '+358 99 8877665',
}
const traces = /zq-?planted|zqrenamed|8877665/i
const soon = { timeout: 60_000, interval: 50 }
const DAY = 86_400_000
const now = Math.floor(Date.now() / 1000) * 1000

interface Row {
  readonly user: { id: string; userNo: number; name: string } | null
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let collector: Collector
let running: RunningStandalone
let database: pg.Client
let api: Api
let user: { id: string; userNo: number }
const directory = new DirectoryOf(() => api)

const rows = (query: string) => api.list<Row>(`/v1/access-events?range=60&order=asc&${query}`)
const names = async () => (await rows('device=vault')).map((row) => row.user?.name)

beforeAll(async () => {
  folder = await freshFolder()
  collector = await Collector.listen()
  running = await startStandalone(folder.dir, {
    LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  })
  api = running.api
  database = new pg.Client({ connectionString: await databaseUrl(folder.dir) })
  await database.connect()
  user = await directory.person(planted.username, planted.name, { email: planted.email, phone: planted.phone })
  const fob = await directory.fob('04A17F3A')
  await directory.assign(fob, user.id, now - 30 * DAY)
  const lock = await api.register('vault', { zone: 'UTC' })
  await api.handIn(lock, { audits: [{ event: '050704A17F3A', time: clock(now - DAY), auditId: 1 }] })
  await vi.waitFor(async () => expect(await names()).toEqual([planted.name]), soon)
  await directory.rename(user.id, 'Zqrenamed Fullname')
  await vi.waitFor(async () => {
    const body = { eventId: newId(), lockId: 'vault', userId: user.id, occurredAt: new Date().toISOString() }
    await api.call('POST', '/v1/phone-key-events', { body })
    expect(await names()).toContain('Zqrenamed Fullname')
  }, soon)
  for (const query of [`user=${planted.username}`, 'q=zqplanted']) expect(await rows(query)).not.toEqual([])
})
afterAll(async () => {
  await database.end()
  const { stdout, stderr } = await running.process.interrupt()
  collector.close()
  await folder.remove()
  expect(`${stdout}${stderr}`).toMatch(/"level":20|"level":"debug"/)
  expect(`${stdout}${stderr}${collector.received}`).not.toMatch(traces)
})

/** Tables with a row that holds the text, whatever the schema; the log is among them. What a connection keeps goes with it. */
const tablesWithTraces = async (): Promise<string[]> => {
  const { rows: tables } = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg\\_temp%'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.query<{ row: string }>(`select t::text as row from ${name} as t`)
    if (rows.some(({ row }) => traces.test(row) || traces.test(decoded(row)))) found.push(name)
  }
  return found
}

/** `bytea` shows as hexadecimal digits. */
const decoded = (row: string): string =>
  row.replace(/\\x([0-9a-f]+)/g, (_, digits: string) => Buffer.from(digits, 'hex').toString('latin1'))

const rebuilt = async (name: string) => {
  const { body } = await api.call('POST', `/v1/projections/${name}/rebuild`)
  await vi.waitFor(async () => {
    const { items } = await api.get<{ items: { name: string }[] }>('/v1/projections')
    expect(items.find((item) => item.name === name)).toMatchObject({
      lastRebuild: { startedAt: body['startedAt'], outcome: 'switched' },
    })
  }, soon)
}

describe('a person who opened doors', () => {
  it('is named in four tables and nowhere else, and backups leave them out', async () => {
    const named = await tablesWithTraces()
    expect(new Set(named)).toEqual(
      new Set([
        ...['directory.people', 'audit_trail.names_over_time', 'admin_audit.names_over_time'],
        'reporting.names_over_time',
      ]),
    )
    const howTo = await readFile(new URL('../../../docs/how-to/back-up.md', import.meta.url), 'utf8')
    for (const table of named) expect(howTo).toMatch(new RegExp(`--exclude-table-data='?${table}\\b`))
    expect(await api.call('GET', `/v1/users/${user.id}/erasure`)).toMatchObject({ status: 409 })
  })

  it('is gone from every service once erased, and each of them says so', async () => {
    await directory.erase(user.id)
    await vi.waitFor(
      async () =>
        expect(await api.get(`/v1/users/${user.userNo}/erasure`)).toMatchObject({
          userId: user.id,
          services: [
            { service: 'directory', confirmedAt: expect.stringMatching(/^20.*Z$/) as string },
            { service: 'audit-trail', confirmedAt: expect.stringMatching(/^20.*Z$/) as string },
            { service: 'admin-audit', confirmedAt: expect.stringMatching(/^20.*Z$/) as string },
            { service: 'reporting', confirmedAt: expect.stringMatching(/^20.*Z$/) as string },
            { service: 'face-match', confirmedAt: expect.stringMatching(/^20.*Z$/) as string },
          ],
        }),
      soon,
    )
    expect(await tablesWithTraces()).toEqual([])
  })

  it('shows as an erased person under the same id, in rows, exports, streams and trails', async () => {
    const all = await rows('device=vault')
    expect(all.length).toBeGreaterThan(1)
    for (const row of all) {
      expect(row.user).toEqual({ id: user.id, userNo: user.userNo, name: 'erased person' })
    }
    expect(await rows(`user=${user.userNo}`)).toEqual(all)
    expect(await rows(`user=${planted.username}`)).toEqual([])
    expect(await rows('q=zqplanted')).toEqual([])
    const stream = await EventStream.open(`${api.address}/v1/access-events/stream`, api.adminToken, 'p1.0-0')
    await vi.waitFor(() => expect(stream.seen.length).toBeGreaterThan(0), soon)
    await stream.close()
    const { text } = await api.call('GET', '/v1/access-events/export?range=60&format=json')
    const trail = await api.call('GET', '/v1/locks/vault/audit-trail')
    for (const shown of [text, trail.text, JSON.stringify(stream.seen)]) {
      expect(shown).toContain('erased person')
      expect(shown).not.toMatch(traces)
    }
  })

  it('does not come back when everything is built anew from the log', async () => {
    const before = await rows('device=vault')
    for (const name of ['names-over-time', 'holdings', 'access-log']) await rebuilt(`audit-trail.${name}`)
    expect(await rows('device=vault')).toEqual(before)
    expect(await tablesWithTraces()).toEqual([])
  })
})
