import { entryOfAction, isCatalogued } from '@doorledger/admin-audit'
import { newId } from '@doorledger/kernel'
import { openPool } from '@doorledger/database'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

interface Route {
  readonly method: string
  readonly path: string
  /** as the route names what it does */
  readonly action: string | undefined
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let standalone: RunningStandalone
let database: Pool
let routes: readonly Route[]
let powerless: string

beforeAll(async () => {
  folder = await freshFolder()
  standalone = await startStandalone(folder.dir)
  database = openPool(await databaseUrl(folder.dir), { schema: 'directory', applicationName: 'test' })
  routes = await changingRoutes()
  powerless = await tokenFor(['access-log:read-own'])
})
afterAll(async () => {
  await database.end()
  await standalone.process.interrupt()
  await folder.remove()
})

/** Every route, from the reference that the process publishes of itself. */
const allRoutes = async (): Promise<readonly Route[]> => {
  const { paths } = (await (await fetch(`${standalone.api.address}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { 'x-action'?: string }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      action: operation['x-action'],
    })),
  )
}

/** Every route that changes something. */
const changingRoutes = async (): Promise<readonly Route[]> =>
  (await allRoutes()).filter(({ method }) => method !== 'GET')

interface Entry {
  readonly entry_type: string
  readonly outcome: string
}

/** What the audit log has of a request. */
const entriesOf = async (requestId: string): Promise<readonly Entry[]> =>
  (
    await database.query<Entry>(
      'select entry_type, outcome from admin_audit.admin_entries where correlation_id = $1 and action is not null',
      [requestId],
    )
  ).rows

/** Waits until the audit log has one entry for each of these requests, of the type that the action of its route has. */
const expectEntries = async (requests: readonly { requestId: string; route: Route; outcome: string }[]) => {
  await vi.waitFor(
    async () => {
      const { rows } = await database.query(
        'select distinct correlation_id from admin_audit.admin_entries where correlation_id = any ($1)',
        [requests.map(({ requestId }) => requestId)],
      )
      expect(rows).toHaveLength(requests.length)
    },
    { timeout: 60_000, interval: 100 },
  )
  const wrong: string[] = []
  for (const { requestId, route, outcome } of requests) {
    const { entryType } = entryOfAction(route.action!, { changed: [] })
    const entries = await entriesOf(requestId)
    const isRight = entries.length === 1 && entries[0]!.entry_type === entryType && entries[0]!.outcome === outcome
    if (!isRight) wrong.push(`${nameOf(route)}: ${JSON.stringify(entries)}, not ${entryType} ${outcome}`)
  }
  expect(wrong).toEqual([])
}

const tokenFor = async (permissions: readonly string[]): Promise<string> => {
  const asked = { body: { name: 'test', permissions } }
  const { body } = await standalone.api.call<{ token: string }>('POST', '/v1/api-tokens', asked)
  return body.token
}

const typeOf = (path: string): string => (path.endsWith('-imports') ? 'text/csv' : 'application/json')

/** Calls a route with ids that nothing has, and answers what it said and the id of the request. */
const call = async ({ method, path }: Route, token: string) => {
  const requestId = newId()
  const response = await fetch(standalone.api.address + path.replaceAll(/\{\w+\}/g, () => newId()), {
    method,
    headers: { authorization: `Bearer ${token}`, 'x-request-id': requestId, 'content-type': typeOf(path) },
    body: '{}',
  })
  const problem = (await response.json().catch(() => ({}))) as { type?: string; permission?: string }
  return { requestId, status: response.status, problem }
}

/** What was reported of a request, in whichever service. */
const reportsOf = async (requestId: string): Promise<{ action: string; outcome: string }[]> => {
  const { rows } = await database.query<{ value: string }>(
    [
      'directory',
      'device_ingest',
      'audit_trail',
      'access_decision',
      'admin_audit',
      'face_match',
      'retention',
      'reporting',
    ]
      .map((schema) => `select value from ${schema}.events where type = 'admin.action_reported' and value like $1`)
      .join(' union all '),
    [`%"correlationid":"${requestId}"%`],
  )
  return rows.map(({ value }) => (JSON.parse(value) as { data: { action: string; outcome: string } }).data)
}

/** Routes that take no permission: of devices, of people about themselves, and of whoever wants to sign in. */
const FOR_OTHERS = [
  'DELETE /v1/sessions/current',
  'DELETE /v1/sessions/{id}',
  'DELETE /v1/users/me/face-consent',
  'POST /v1/access-attempts',
  'POST /v1/contact-events',
  'POST /v1/device-status',
  'POST /v1/devices/{id}/audit-blocks',
  'POST /v1/devices/{id}/commands/{commandId}/reply',
  'POST /v1/password-resets',
  'POST /v1/password-resets/{token}',
  'POST /v1/rex-events',
  'POST /v1/sessions',
  'POST /v1/sessions/refresh',
  'PUT /v1/access-events/{id}/snapshot',
  'PUT /v1/users/me/face-consent',
  'PUT /v1/users/me/password',
]

/** What phones and locks tell is a fact of its own, and no action; that somebody may not is reported. */
const TELLINGS = [
  'POST /v1/audit-entries',
  'POST /v1/locks/{id}/visits',
  'POST /v1/locks/{id}/visits/{visitId}/programming',
  'POST /v1/phone-key-events',
  'PUT /v1/access-events/reported/{reportId}/snapshot',
  'PUT /v1/locks/{id}/visits/{visitId}/chunks/{number}',
]

const nameOf = ({ method, path }: Route): string => `${method} ${path}`

/** What is reported of a request that was answered so. */
const expectedOf = (route: Route, status: number): string => {
  if (status === 403 || status === 405) return 'denied'
  if (TELLINGS.includes(nameOf(route))) return ''
  return status < 400 ? 'done' : 'failed'
}

describe('every route that changes something', () => {
  it('takes a permission, but for those of devices and of people about themselves', async () => {
    const open: string[] = []
    for (const route of routes) {
      const { status, problem } = await call(route, powerless)
      const isRefused = status === 403 && problem.permission !== undefined
      if (!isRefused) open.push(nameOf(route))
    }
    expect(routes.length).toBeGreaterThan(40)
    expect(open.toSorted()).toEqual(FOR_OTHERS)
  })

  it('has a type in the catalogue of the audit log for what it does', async () => {
    const actions = (await allRoutes()).flatMap(({ action }) => action ?? [])
    expect(actions.length).toBeGreaterThan(50)
    expect(actions.filter((action) => !isCatalogued(action))).toEqual([])
  })

  it('is reported once when the caller may not, and is an entry of the audit log', async () => {
    const wrong: string[] = []
    const refused: { requestId: string; route: Route; outcome: string }[] = []
    for (const route of routes) {
      const { requestId, status, problem } = await call(route, powerless)
      if (status !== 403 || problem.permission === undefined) continue
      refused.push({ requestId, route, outcome: 'denied' })
      const reports = await reportsOf(requestId)
      if (reports.length !== 1 || reports[0]?.outcome !== 'denied')
        wrong.push(`${nameOf(route)}: ${JSON.stringify(reports)}`)
    }
    expect(wrong).toEqual([])
    await expectEntries(refused)
  })

  it('is reported once when it is done or cannot be done, unless a phone tells of it, and is an entry', async () => {
    const wrong: string[] = []
    const reported: { requestId: string; route: Route; outcome: string }[] = []
    const mighty = standalone.api.adminToken
    for (const route of routes) {
      if (FOR_OTHERS.includes(nameOf(route))) continue
      const { requestId, status } = await call(route, mighty)
      const expected = expectedOf(route, status)
      if (expected !== '') reported.push({ requestId, route, outcome: expected })
      const outcomes = (await reportsOf(requestId)).map(({ outcome }) => outcome)
      if (outcomes.join() !== expected) wrong.push(`${nameOf(route)} ${status}: ${outcomes.join()}`)
    }
    expect(wrong).toEqual([])
    await expectEntries(reported)
  })
})

describe('what shows the record of others', () => {
  const look = async (path: string) => {
    const requestId = newId()
    const headers = { authorization: `Bearer ${standalone.api.adminToken}`, 'x-request-id': requestId }
    const response = await fetch(standalone.api.address + path, { headers })
    await response.body?.cancel()
    expect(response.status, path).toBe(200)
    return (await reportsOf(requestId)).map(({ action }) => action)
  }

  it('is reported once in a while, and each file that is taken away', async () => {
    const { body } = await standalone.api.call<{ id: string }>('GET', '/v1/users/1')
    const log = `/v1/access-events?user=${body.id}`
    expect(await look(log)).toEqual(['access-log.read'])
    expect(await look(`${log}&range=7`)).toEqual([])
    expect(await look(`/v1/access-events/count?user=${body.id}`)).toEqual([])
    expect(await look('/v1/access-events')).toEqual([])
    expect(await look(`/v1/credentials?user=${body.id}`)).toEqual(['user.read-credentials'])
    for (const file of ['/v1/users/export', '/v1/users/export']) expect(await look(file)).toEqual(['user.export'])
    expect(await look(`/v1/access-events/export?user=${body.id}`)).toEqual(['access-log.export'])
    expect(await look(`/v1/access-events/stream?user=${newId()}`)).toEqual(['access-log.read'])
  })
})
