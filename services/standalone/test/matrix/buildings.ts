import { newId } from '@doorledger/kernel'
import sharp from 'sharp'
import { expect, vi } from 'vitest'
import type { Api, Listed, Registered } from '../../../../test/system/api.js'

const soon = { timeout: 60_000, interval: 50 }

/** What there is in a building, by id: one of everything that lies somewhere, and of what belongs to the organisation. */
export interface Building {
  readonly premises: string
  readonly lock: string
  readonly door: string
  readonly rule: string
  readonly schedule: string
  readonly holiday: string
  readonly macro: string
  readonly lockdown: string
  readonly user: string
  readonly credential: string
  /** as typed, for looking it up */
  readonly number: string
  readonly quarantined: string
  readonly accessEvent: string
  readonly phoneReport: string
  readonly auditEntry: string
  readonly alert: string
  readonly subscription: string
  readonly request: string
  readonly job: string
  readonly visit: string
  readonly group: string
  readonly role: string
  readonly apiToken: string
  readonly report: string
  readonly savedView: string
}

/** Furnishes a building. Whoever visits is not asked for anything. */
export const furnish = async (api: Api, premises: string, visitor: string): Promise<Building> => {
  const id = async (method: string, path: string, body?: object): Promise<string> => {
    const answer = await api.call<{ id: string }>(method, path, body && { body })
    expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300)
    return answer.body.id
  }
  const first = (path: string) =>
    vi.waitFor(async () => {
      const { items } = await api.get<Listed<{ id: string }>>(path)
      expect(items.length).toBeGreaterThan(0)
      return items[0]!.id
    }, soon)

  const subscription = await id('POST', '/v1/subscriptions', subscriptionTo(premises))
  const lock = `${premises}-lock`
  const device = await api.register(lock, { lockKind: 's50', facilityPath: premises })
  await vi.waitFor(async () => expect((await api.call('GET', `/v1/locks/${lock}`)).status).toBe(200), soon)
  const user = await id('POST', '/v1/users', { username: `lives-in-${premises}`, name: premises, premisesId: premises })
  const number = premises === 'north' ? '04A17F3A' : '04A17F3B'
  const credential = await id('POST', '/v1/credentials', { kind: 'key_fob', number, userId: user })
  await api.handIn(device, 'garbage')
  const occurredAt = new Date().toISOString()
  const reported = { body: { eventId: newId(), lockId: lock, userId: user, occurredAt } }
  const { body: report } = await api.call<{ reportId: string }>('POST', '/v1/phone-key-events', reported)
  const request = await id('POST', `/v1/locks/${lock}/audit-trail-requests`)
  await id('PUT', `/v1/locks/${lock}/settings`, { collectsAuditTrails: false })
  await id('POST', `/v1/locks/${lock}/settings/finalize`)
  const job = await id('POST', '/v1/programming-jobs', { lockId: lock, method: 'programming_key' })
  const visit = await id('POST', `/v1/locks/${lock}/visits`, { userId: visitor })
  const group = await id('POST', '/v1/groups', { name: premises })
  const role = await id('POST', '/v1/roles', { name: premises, permissions: [] })
  const apiToken = await id('POST', '/v1/api-tokens', { name: premises, permissions: ['device:read'] })
  const configured = await configure(premises, lock, id)
  const quarantined = await first(`/v1/quarantine?device=${lock}`)
  const accessEvent = await first(`/v1/access-events?device=${lock}`)
  await show(api, device, { accessEvent, user })
  const alert = await raiseAlert(api, device, first)
  const auditEntry = await first(`/v1/audit-entries?target=${lock}`)
  await first(`/v1/subscriptions/${subscription}/deliveries`)
  const credentials = { credential, number }
  const kept = await keepOf(premises, id, api)
  const organisation = { group, role, apiToken }
  return {
    premises,
    lock,
    ...configured,
    user,
    ...credentials,
    quarantined,
    accessEvent,
    phoneReport: report.reportId,
    auditEntry,
    alert,
    subscription,
    request,
    job,
    visit,
    ...organisation,
    ...kept,
  }
}

const PICTURE = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer()

/** The lock has a camera, and who lives there a photo: both are looked at, though nobody compares faces. */
const show = async (api: Api, { token }: Registered, { accessEvent, user }: Pick<Building, 'accessEvent' | 'user'>) => {
  const body = { dataUri: `data:image/jpeg;base64,${PICTURE.toString('base64')}` }
  const path = `/v1/access-events/${accessEvent}`
  expect((await api.call('PUT', `/v1/users/${user}/photo`, { body: PICTURE })).status).toBe(200)
  expect((await api.call('PUT', `${path}/snapshot`, { token, body })).status).toBe(200)
  await vi.waitFor(async () => expect((await api.call('GET', `${path}/comparison`)).status).toBe(200), soon)
}

/** Somebody tampers with the lock. */
const raiseAlert = async (api: Api, { id, token }: Registered, first: (path: string) => Promise<string>) => {
  const body = { eventId: 'tamper', status: 'tamper' }
  await vi.waitFor(async () => {
    expect((await api.call('POST', '/v1/device-status', { token, body })).status).toBe(200)
  }, soon)
  return first(`/v1/alerts?about=${id}`)
}

/** What of a report and a view of its own about the building there is; the report is made. */
const keepOf = async (
  premises: string,
  id: (method: string, path: string, body: object) => Promise<string>,
  api: Api,
) => {
  const report = await id('POST', '/v1/reports', reportOn(premises))
  const savedView = await id('POST', '/v1/saved-views', viewOf(premises))
  await vi.waitFor(async () => {
    expect(await api.get(`/v1/reports/${report}`)).toMatchObject({ status: 'ready' })
  }, soon)
  return { report, savedView }
}

const reportOn = (premises: string) => ({ kind: 'access', format: 'csv', filter: { premises: [premises] } })
const viewOf = (premises: string) => ({ name: premises, page: 'access-log', query: { facility: premises } })

/** To a host that there is not. */
const subscriptionTo = (premises: string): object => ({
  name: premises,
  types: ['device.*'],
  facilityPath: premises,
  webhook: { url: 'https://hooks.invalid/doors' },
})

/** A door, what it takes to pass it, and a lockdown of it alone. */
const configure = async (
  premises: string,
  lock: string,
  id: (method: string, path: string, body: object) => Promise<string>,
) => {
  const here = { name: premises, facilityPath: premises }
  const holiday = await id('POST', '/v1/holidays', { ...here, begins: { kind: 'yearly', monthDay: '12-25' } })
  const schedule = await id('POST', '/v1/schedules', { ...here })
  const door = await vi.waitFor(
    () => id('POST', '/v1/doors', { ...here, accessPoints: [{ accessPointId: 'in', deviceId: lock }] }),
    soon,
  )
  const macro = await id('POST', '/v1/macros', { ...here, steps: [{ kind: 'unlock', doorId: door }] })
  const rule = await id('POST', '/v1/access-rules', { ...here, who: { everyone: true }, where: {} })
  const lockdown = await id('POST', '/v1/lockdowns', { reason: premises, scope: { kind: 'doors', doorIds: [door] } })
  return { holiday, schedule, door, macro, rule, lockdown }
}

/** The path of a route to something in a building; undefined when it names nothing that lies somewhere. */
export const pathTo = (path: string, building: Building): string | undefined => {
  if (path.startsWith('/v1/user-activity')) return `${path}?user=${building.user}`
  const owner = OWNERS.find(([prefix]) => path.startsWith(prefix))
  if (owner === undefined) return undefined
  return path
    .replace(/\{(id|requestId|jobId|reportId)\}/, building[owner[1]])
    .replace('{visitId}', building.visit)
    .replace('{userId}', building.user)
    .replace('{number}', '0')
    .replace('{position}', '1')
}

const OWNERS: readonly (readonly [string, keyof Building])[] = [
  ['/v1/locks/{', 'lock'],
  ['/v1/devices/{', 'lock'],
  ['/v1/doors/{', 'door'],
  ['/v1/access-rules/{', 'rule'],
  ['/v1/schedules/{', 'schedule'],
  ['/v1/holidays/{', 'holiday'],
  ['/v1/macros/{', 'macro'],
  ['/v1/lockdowns/{', 'lockdown'],
  ['/v1/users/{', 'user'],
  ['/v1/credentials/{', 'credential'],
  ['/v1/quarantine/{', 'quarantined'],
  ['/v1/access-events/reported/{', 'phoneReport'],
  ['/v1/access-events/{', 'accessEvent'],
  ['/v1/audit-entries/{', 'auditEntry'],
  ['/v1/alerts/{', 'alert'],
  ['/v1/subscriptions/{', 'subscription'],
  ['/v1/areas/{', 'premises'],
  ['/v1/audit-trail-requests/{', 'request'],
  ['/v1/programming-jobs/{', 'job'],
  ['/v1/premises/{', 'premises'],
  ['/v1/groups/{', 'group'],
  ['/v1/roles/{', 'role'],
  ['/v1/api-tokens/{', 'apiToken'],
  ['/v1/reports/{', 'report'],
  ['/v1/saved-views/{', 'savedView'],
]

/** What a route is sent about a building; routes that are not named take what is empty. */
export const bodyFor = (route: string, { lock, door, rule, user, premises, number }: Building): object | undefined => {
  const bodies: Record<string, object> = {
    'POST /v1/credentials': { kind: 'key_fob', number: newId().replaceAll('-', '').slice(-14), userId: user },
    'POST /v1/credentials/lookup': { kind: 'key_fob', number },
    'PATCH /v1/credentials/{id}': { label: 'spare' },
    'POST /v1/credentials/{id}/assign': { userId: user },
    'POST /v1/credentials/{id}/prolong': { validUntil: '2036-11-22T09:00:00Z' },
    'POST /v1/credentials/{id}/regenerate': { number: '1234' },
    'POST /v1/alerts/{id}/assign': { to: null },
    'POST /v1/alerts/{id}/resolve': { comment: 'Seen' },
    'POST /v1/access-attempts': { attemptId: newId(), credential: { kind: 'pin', value: '4711' } },
    'POST /v1/contact-events': { eventId: '1', state: 'open' },
    'POST /v1/device-status': { eventId: '1', status: 'online' },
    'POST /v1/rex-events': { eventId: '1' },
    'POST /v1/devices': { id: newId(), kind: 'lock', name: 'Door', facilityPath: premises },
    'POST /v1/access-rules': { name: 'Everybody', facilityPath: premises, who: { everyone: true }, where: {} },
    'POST /v1/decisions/explain': { userId: user, doorId: door },
    // Of a time from which there is nothing: a replay reads the whole log.
    'POST /v1/decisions/replay': {
      from: '2200-01-01T00:00:00Z',
      to: '2200-02-01T00:00:00Z',
      accessRules: { remove: [rule] },
    },
    'POST /v1/doors': { name: 'Door', facilityPath: premises },
    'POST /v1/holidays': { name: 'Feast', facilityPath: premises, begins: { kind: 'once', date: '2026-12-06' } },
    'POST /v1/lockdowns': { reason: 'drill', scope: { kind: 'doors', doorIds: [door] } },
    'POST /v1/macros': { name: 'Macro', facilityPath: premises, steps: [{ kind: 'relock', doorId: door }] },
    'POST /v1/schedules': { name: 'Hours', facilityPath: premises },
    'PUT /v1/access-rules/{id}': { name: 'Everybody', facilityPath: premises, who: { everyone: true }, where: {} },
    'PUT /v1/doors/{id}': { name: 'Door', facilityPath: premises },
    'PUT /v1/holidays/{id}': { name: 'Feast', facilityPath: premises, begins: { kind: 'once', date: '2026-12-06' } },
    'PUT /v1/macros/{id}': { name: 'Macro', facilityPath: premises, steps: [{ kind: 'relock', doorId: door }] },
    'PUT /v1/schedules/{id}': { name: 'Hours', facilityPath: premises },
    'PATCH /v1/devices/{id}/attributes': { name: 'Door' },
    'PUT /v1/locks/{id}/settings': { collectsAuditTrails: true },
    'POST /v1/devices/{id}/commands/{commandId}/reply': { outcome: 'done' },
    'PATCH /v1/groups/{id}': { name: 'Others' },
    'POST /v1/locks/{id}/visits': {},
    'PUT /v1/locks/{id}/visits/{visitId}/chunks/{number}': [],
    'POST /v1/locks/{id}/visits/{visitId}/programming': { outcome: 'done' },
    'POST /v1/phone-key-events': { eventId: newId(), lockId: lock, occurredAt: new Date().toISOString() },
    'PATCH /v1/premises/{id}': { name: 'Annex' },
    'POST /v1/programming-jobs': { lockId: lock, method: 'programming_key' },
    'POST /v1/programming-jobs/{jobId}/result': { outcome: 'done' },
    'POST /v1/report-schedules': { name: 'Daily', kind: 'denied', format: 'csv', every: 'day', at: '06:00' },
    'POST /v1/reports': reportOn(premises),
    'POST /v1/saved-views': viewOf(premises),
    'PUT /v1/saved-views/{id}': viewOf(premises),
    'POST /v1/quarantine/{id}/discard': { reason: 'test equipment' },
    'PATCH /v1/roles/{id}': { name: 'Others' },
    'POST /v1/subscriptions': subscriptionTo(premises),
    'PUT /v1/subscriptions/{id}': subscriptionTo(premises),
    'POST /v1/subscriptions/{id}/resume': { afterPosition: 0 },
    'POST /v1/users': { username: `u${newId().replaceAll('-', '')}`, name: 'Somebody', premisesId: premises },
    'PATCH /v1/users/{id}': { name: 'Somebody else' },
    'PUT /v1/users/{id}/photo': PICTURE,
    'PUT /v1/access-events/reported/{reportId}/snapshot': { url: 'https://clips.example/a.jpg' },
    'PUT /v1/users/{id}/face-consent': {
      noticeVersion: '1',
      noticeSha256: 'ab'.repeat(32),
      locale: 'en',
      purpose: 'Comparison',
      termDays: 30,
      method: 'paper',
    },
  }
  return bodies[route]
}
