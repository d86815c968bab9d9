import { accessDenied, accessGranted, eventOf } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { createHash, verify } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed } from '../../../test/system/api.js'
import { databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const JULY = { from: '2026-07-01T00:00:00.000Z', to: '2026-08-01T00:00:00.000Z' }

interface Report {
  readonly id: string
  readonly status: string
  readonly asOf: number[]
  readonly failure: { readonly reason: string } | null
  readonly result: {
    readonly rows: number
    readonly sha256: string
    readonly rowsDigest: string
    readonly completeness: { readonly locksNotFetchedCount: number; readonly laterRows: number }
  } | null
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api
let log: EventLog
let anna: string

beforeAll(async () => {
  folder = await freshFolder()
  running = await startStandalone(folder.dir, {
    REPORT_ADDRESS: 'https://doors.example/',
    WEBHOOK_NETWORKS: '127.0.0.1',
  })
  api = running.api
  log = await openEmbeddedEventLog({ url: await databaseUrl(folder.dir) })
  const person = await api.call<{ id: string }>('POST', '/v1/users', {
    body: { username: 'anna', name: 'Анна Müller', assignments: [{ roleId: 'auditor', premisesId: null }] },
  })
  anna = person.body.id
  await api.register('front-lock', { lockKind: 's50' })
})
afterAll(async () => {
  await log.close()
  await running.process.interrupt()
  await folder.remove()
})

const about = (at: string) => ({ tenantId: 'default', service: 'test', occurredAt: at, recordedAt: at })
const door = { id: 'front', name: '=Front door' }
const granted = (at: string, userId = anna) => {
  const data = { ...accessGranted.example, accessEventId: newId(), revision: 0, door, user: { id: userId } }
  return recordOf(eventOf(accessGranted, data, about(at)))
}
const denied = (at: string) => {
  const data = { ...accessDenied.example, accessEventId: newId(), revision: 0, door, user: { id: anna } }
  return recordOf(eventOf(accessDenied, data, about(at)))
}
const seed = async (...records: ReturnType<typeof granted>[]) => {
  const before = await count()
  await log.append('access.events.v1', records)
  await vi.waitFor(async () => expect(await count()).toBe(before + records.length), soon)
}
const count = async () => (await api.get<{ count: number }>('/v1/access-events/count?from=2000-01-01')).count

const ask = (body: object, token?: string) =>
  api.call<Report>('POST', '/v1/reports', { body, ...(token !== undefined && { token }) })
const ended = (id: string) =>
  vi.waitFor(async () => {
    const report = await api.get<Report>(`/v1/reports/${id}`)
    expect(report.status).not.toMatch(/waiting|running/)
    return report
  }, soon)
const made = async (body: object) => {
  const { status, body: report, text } = await ask(body)
  expect(status, text).toBe(202)
  const answer = await ended(report.id)
  expect(answer.status, JSON.stringify(answer)).toBe('ready')
  return { ...answer, result: answer.result! }
}
/** Until this service has read as much as is seeded: its copy follows the log by itself. */
const madeOf = (rows: number, body: object) =>
  vi.waitFor(async () => {
    const report = await made(body)
    expect(report.result.rows).toBe(rows)
    return report
  }, soon)
const fileOf = async (id: string) => {
  const headers = { authorization: `Bearer ${api.adminToken}` }
  return Buffer.from(await (await fetch(`${api.address}/v1/reports/${id}/file`, { headers })).arrayBuffer())
}
const tokenWith = async (permissions: readonly string[]) =>
  (await api.call<{ id: string; token: string }>('POST', '/v1/api-tokens', { body: { name: newId(), permissions } }))
    .body
const inDatabase = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: await databaseUrl(folder.dir) })
  await client.connect()
  await work(client).finally(() => client.end())
}
/** Until every service knows the token. */
const known = <Answer extends { readonly status: number }>(answer: () => Promise<Answer>): Promise<Answer> =>
  vi.waitFor(async () => {
    const given = await answer()
    expect(given.status).not.toBe(401)
    return given
  }, soon)

describe('a report', () => {
  const access = { kind: 'access', format: 'csv', filter: JULY }
  let first: Awaited<ReturnType<typeof madeOf>>

  it('is a file with its digest, a signed manifest, and what it cannot know', async () => {
    await seed(
      granted('2026-07-02T06:00:00.000Z'),
      granted('2026-07-02T14:30:00.000Z'),
      denied('2026-07-03T07:00:00.000Z'),
    )
    first = await madeOf(2, access)
    const file = await fileOf(first.id)
    expect(createHash('sha256').update(file).digest('hex')).toBe(first.result.sha256)
    expect(file.toString().split('\r\n')[1]).toMatch(/^2026-07-02T06:00:00\.000Z,'=Front door,.*Анна Müller/)
    const answer = await api.get<{ manifest: { rows: number }; signature: string; publicKey: string }>(
      `/v1/reports/${first.id}/manifest`,
    )
    const text = Buffer.from(JSON.stringify(answer.manifest))
    expect(answer.manifest.rows).toBe(2)
    expect(verify(null, text, answer.publicKey, Buffer.from(answer.signature, 'base64'))).toBe(true)
    expect(
      verify(null, Buffer.concat([text, Buffer.from(' ')]), answer.publicKey, Buffer.from(answer.signature, 'base64')),
    ).toBe(false)
    await vi.waitFor(async () => {
      const { result } = await made(access)
      expect(result.completeness).toMatchObject({ locksNotFetchedCount: 1, gaps: 0, deletions: [] })
    }, soon)
  })

  it('as of the same position has the same digest, whatever the log told of since', async () => {
    await seed(granted('2026-07-04T06:00:00.000Z'))
    const newer = await madeOf(3, access)
    expect(newer.result.rowsDigest).not.toBe(first.result.rowsDigest)
    const again = await made({ ...access, format: 'json', asOf: first.asOf })
    expect(again.result.rowsDigest).toBe(first.result.rowsDigest)
    expect(again.result.completeness.laterRows).toBe(1)
    const beyond = first.asOf.map((next) => next + 1_000)
    expect(await ask({ ...access, asOf: beyond })).toMatchObject({ status: 400, body: { field: 'asOf' } })
  })

  it('tells hours of service, when guests were last here, and who can open what as of a date', async () => {
    const hours = await made({ ...access, kind: 'service-access' })
    expect((await fileOf(hours.id)).toString()).toContain(`2026-07-02,Анна Müller,${anna},`)
    expect((await fileOf(hours.id)).toString()).toContain(',8.5,2,1')
    const stranger = newId()
    const guests = await made({ ...access, kind: 'guest-check', filter: { users: [anna, stranger] } })
    const lines = (await fileOf(guests.id)).toString().split('\r\n')
    expect(lines[1]).toContain(`${anna},2026-07-04T06:00:00.000Z,'=Front door,3,1,2026-07-03T07:00:00.000Z`)
    expect(lines[2]).toContain(`${stranger},,,0,0,`)

    const before = new Date().toISOString()
    const here = { name: 'Store', facilityPath: 'hq' }
    await api.call('POST', '/v1/premises', { body: { id: 'hq', kind: 'building', name: 'HQ' } })
    const rule = { ...here, who: { userIds: [anna] }, where: { premisesIds: ['hq'] } }
    await vi.waitFor(async () => expect((await api.call('POST', '/v1/doors', { body: here })).status).toBe(201), soon)
    expect((await api.call('POST', '/v1/access-rules', { body: rule })).status).toBe(201)
    const key = { kind: 'key_fob', number: '04A17F3A', userId: anna }
    const { body: fob } = await api.call<{ id: string }>('POST', '/v1/credentials', { body: key })
    const rights = await madeOf(1, { kind: 'rights', format: 'csv' })
    expect((await fileOf(rights.id)).toString()).toMatch(/^Store,[^,]+,Анна Müller,.*,Store,.*,1,key_fob …7F3A/m)
    await madeOf(0, { kind: 'rights', format: 'csv', filter: { to: before } })
    expect((await api.call('POST', `/v1/credentials/${fob.id}/block`)).status).toBe(200)
    await madeOf(0, { kind: 'rights', format: 'csv' })
    const asThen = { kind: 'rights', format: 'csv', asOf: rights.asOf, filter: { to: new Date().toISOString() } }
    expect((await made(asThen)).result.rowsDigest).toBe(rights.result.rowsDigest)
  })

  it('is made of every kind for spreadsheets and for print', async () => {
    const kinds = ['denied', 'user-activity', 'door-frequency', 'alerts', 'admin-audit', 'lock-freshness']
    const wanted = [...kinds, 'retention-certificate', 'rights'].flatMap((kind) =>
      ['xlsx', 'pdf'].map((format) => ({ kind, format })),
    )
    const files = await Promise.all(wanted.map(async (each) => fileOf((await made(each)).id)))
    expect(files.map((file) => file.subarray(0, 2).toString())).toEqual(
      wanted.map(({ format }) => (format === 'pdf' ? '%P' : 'PK')),
    )
  })

  it('is not known by a guessed id, and leaves no file when it is taken back', async () => {
    expect((await api.call('GET', `/v1/reports/${newId()}/file`)).status).toBe(404)
    const { id } = await made(access)
    const files = join(folder.dir, 'data folder', 'reporting', 'reports')
    expect(existsSync(join(files, id))).toBe(true)
    expect((await api.call('DELETE', `/v1/reports/${id}`)).status).toBe(204)
    expect(existsSync(join(files, id))).toBe(false)
    expect((await api.call('GET', `/v1/reports/${id}/file`)).status).toBe(404)
    const { body } = await ask(access)
    await api.call('DELETE', `/v1/reports/${body.id}`)
    await ended(body.id)
    await madeOf(3, access)
    expect(readdirSync(files).filter((name) => name.startsWith(body.id))).toEqual([])
  })

  it('is for those who may read its rows, also when it is made', async () => {
    const create = await tokenWith(['report:create'])
    expect(await known(() => ask(access, create.token))).toMatchObject({
      status: 403,
      body: { permission: 'access-log:export' },
    })
    const may = await tokenWith(['report:create', 'access-log:export'])
    const asked = await known(() => ask({ ...access, kind: 'user-activity' }, may.token))
    expect(asked.status).toBe(202)
  })
})

describe('the dashboard', () => {
  it('counts what the access log counts today', async () => {
    const now = new Date().toISOString()
    await seed(granted(now), denied(now), denied(now))
    const { count: today } = await api.get<{ count: number }>('/v1/access-events/count?range=today')
    await vi.waitFor(async () => {
      const shown = await api.get('/v1/dashboard')
      expect(shown).toMatchObject({ events: today, granted: 1, denied: 2, locks: { total: 1, stale: 1 } })
    }, soon)
  })
})

describe('analytics', () => {
  it('tell peaks by hour of the week, and the first and last door of each day', async () => {
    const july = `from=${JULY.from}&to=${JULY.to}`
    expect(await api.get(`/v1/analytics/peaks?${july}`)).toMatchObject({
      hours: [
        { weekday: 4, hour: 9, granted: 1, denied: 0 },
        { weekday: 4, hour: 17, granted: 1, denied: 0 },
        { weekday: 5, hour: 10, granted: 0, denied: 1 },
        { weekday: 6, hour: 9, granted: 1, denied: 0 },
      ],
    })
    expect(await api.get(`/v1/analytics/days?${july}&user=${anna}`)).toMatchObject({
      items: [
        { day: '2026-07-04', dwellHours: 0 },
        { day: '2026-07-02', dwellHours: 8.5, granted: 2 },
      ],
    })
    expect((await api.call('GET', '/v1/analytics/days?from=2020-01-01T00:00:00Z')).status).toBe(400)
  })
})

describe('views, reviews and schedules', () => {
  it('keeps views, and shows shared ones to others', async () => {
    const view = { name: 'Front', page: 'access-log', query: { door: 'front' }, shared: true }
    const { status, body } = await api.call<{ id: string }>('POST', '/v1/saved-views', { body: view })
    expect(status).toBe(201)
    const reader = await tokenWith(['access-log:read'])
    const { body: seen } = await known(() =>
      api.call<Listed<{ id: string; isPreset: boolean }>>('GET', '/v1/saved-views', { token: reader.token }),
    )
    expect(seen.items.filter(({ isPreset }) => isPreset)).toHaveLength(5)
    expect(seen.items.map(({ id }) => id)).toContain(body.id)
    const theirs = { token: reader.token, body: { ...view, shared: false } }
    expect((await api.call('PUT', `/v1/saved-views/${body.id}`, theirs)).status).toBe(404)
  })

  it('records that a day was reviewed', async () => {
    const { status, body } = await api.call('POST', '/v1/reviews', { body: { notes: 'Two forgotten PINs' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ denied: 2, notes: 'Two forgotten PINs' })
    expect(await api.get('/v1/dashboard')).toMatchObject({ reviewedToday: true })
    const future = { day: '2999-01-01' }
    expect(await api.call('POST', '/v1/reviews', { body: future })).toMatchObject({
      status: 400,
      body: { field: 'day' },
    })
  })

  it('has the report of a schedule made once, with the rights its owner has by then', async () => {
    const schedule = { name: 'Daily', kind: 'denied', format: 'csv', every: 'day', at: '00:00' }
    const { body } = await api.call<{ id: string }>('POST', '/v1/report-schedules', { body: schedule })
    const own = await tokenWith(['report:create', 'access-log:export'])
    const theirs = await known(() =>
      api.call<{ id: string }>('POST', '/v1/report-schedules', { body: schedule, token: own.token }),
    )
    expect(theirs.status).toBe(201)
    await vi.waitFor(async () => {
      const { items } = await api.get<Listed<{ id: string; lastDay: string | null }>>('/v1/report-schedules')
      expect(items.filter(({ lastDay }) => lastDay !== null)).toHaveLength(2)
    }, soon)
    await api.call('DELETE', `/v1/report-schedules/${body.id}`)
    const requested = async () => {
      const { items } = await api.get<Listed<{ requestedBy: string }>>('/v1/reports')
      return items.filter(({ requestedBy }) => requestedBy === `token:${own.id}`)
    }
    await vi.waitFor(async () => expect(await requested()).toMatchObject([{ kind: 'denied', status: 'ready' }]), soon)
    await api.call('DELETE', `/v1/api-tokens/${own.id}`)
    await inDatabase(async (database) => {
      const revoked = 'select from reporting.known_api_tokens where token_id = $1 and revoked_at is not null'
      await vi.waitFor(async () => expect((await database.query(revoked, [own.id])).rowCount).toBe(1), soon)
      await database.query('update reporting.report_schedules set last_day = null')
    })
    await vi.waitFor(async () => {
      expect(await requested()).toMatchObject([
        { status: 'failed', failure: { reason: 'requester_lost_right' } },
        { status: 'ready' },
      ])
    }, soon)
  })

  it('tells by webhook that the report of a schedule is ready, with a link', async () => {
    const told: { type: string; data: { link: string; scheduleId: string } }[] = []
    const receiver = createServer((request, answer) => {
      let text = ''
      request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      request.on('end', () => {
        answer.writeHead(204).end()
        told.push(JSON.parse(text) as (typeof told)[number])
      })
    })
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
    const { port } = receiver.address() as AddressInfo
    const wanted = { name: 'Reports', types: ['report.completed'], webhook: { url: `http://127.0.0.1:${port}/` } }
    expect((await api.call('POST', '/v1/subscriptions', { body: wanted })).status).toBe(201)
    const schedule = { name: 'Weekly', kind: 'denied', format: 'csv', every: 'week', at: '00:00' }
    const { body } = await api.call<{ id: string }>('POST', '/v1/report-schedules', { body: schedule })
    await vi.waitFor(() => expect(told.map(({ data }) => data.scheduleId)).toContain(body.id), soon)
    const { link } = told.find(({ data }) => data.scheduleId === body.id)!.data
    expect(link).toMatch(/^https:\/\/doors\.example\/v1\/reports\/.*\/file$/)
    const headers = { authorization: `Bearer ${api.adminToken}` }
    expect((await fetch(api.address + new URL(link).pathname, { headers })).status).toBe(200)
    receiver.closeAllConnections()
    receiver.close()
  })
})
