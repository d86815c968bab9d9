import {
  eventOf,
  loginFailed,
  permissionsExpired,
  sessionTimedOut,
  type SignInClient,
  userErased,
  userExample,
  userLoggedIn,
  userLoggedOut,
} from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, eventually, RunningAdminAudit } from './running-admin-audit.js'

let service: RunningAdminAudit
let client: Client
const userId = newId()

beforeAll(async () => {
  service = await RunningAdminAudit.start('embedded')
  client = await service.client('audit:read')
  await service.database.query(`insert into names_over_time values ($1, 'user', $2, 7, 'anna', $3, 'Anna', false, 1)`, [
    service.tenantId,
    userId,
    JSON.stringify([{ from: '2026-01-01T00:00:00.000Z', name: 'Anna' }]),
  ])
})
afterAll(() => service.stop())

const about = (actor: string) => {
  const now = new Date().toISOString()
  return { tenantId: 'replaced', service: 'directory', occurredAt: now, recordedAt: now, actor }
}
const from = (client: Partial<SignInClient>) => {
  const data = { sessionId: newId(), userId, method: 'password' as const }
  return eventOf(
    userLoggedIn,
    { ...data, client: { ...userLoggedIn.example.client!, ...client } },
    about(`user:${userId}`),
  )
}
const messages = async (query: string) =>
  (await client.items<{ type: string; message: string }>(`/audit-entries?order=asc&target=7&${query}`)).map(
    ({ type, message }) => [type, message],
  )

describe('sign-ins', () => {
  it('are in the audit log once each, word for word as the source has them, and are told apart by type', async () => {
    const sessionId = newId()
    const timedOut = eventOf(sessionTimedOut, { sessionId: newId(), userId, idleSec: 900 }, about('system'))
    await service.tell(
      eventOf(userLoggedIn, { sessionId, userId, method: 'password' }, about(`user:${userId}`)),
      eventOf(userLoggedOut, { sessionId, userId, reason: 'signed_out' }, about(`user:${userId}`)),
      eventOf(loginFailed, { ...loginFailed.example, attemptId: newId(), userId }, about('anonymous')),
      timedOut,
      timedOut,
    )
    await eventually(async () =>
      expect((await messages('')).toSorted()).toEqual([
        ['auth.login', "User 'Anna' logged in."],
        ['auth.login_failed', "User 'Anna' login failed."],
        ['auth.logout', "User 'Anna' logged out."],
        ['auth.session_timeout', "User 'Anna' logged out."],
      ]),
    )
    expect(await messages('type=auth.session_timeout')).toHaveLength(1)
    expect(await messages('type=auth.logout')).toHaveLength(1)
  })

  it('and what expires are entries of the system', async () => {
    const data = { ...permissionsExpired.example, userId, doors: 'all' as const }
    await service.tell(eventOf(permissionsExpired, data, about('system')))
    await eventually(async () => expect(await messages('type=permissions.expired&actorType=system')).toHaveLength(1))
  })

  it('are unusual from a browser or a machine that was not used before, and only then', async () => {
    const [home, work] = ['a'.repeat(64), 'b'.repeat(64)]
    const firefox = { browser: 'Firefox', os: 'Windows', device: 'desktop' }
    const logins = [
      from({ mark: home, family: firefox }), // the first of all
      from({ mark: home, family: firefox }),
      from({ mark: home, family: { ...firefox, browser: 'Chrome' } }), // another browser
      from({ mark: work, family: firefox }), // another machine
      from({ mark: work, family: { ...firefox, browser: 'Chrome' } }),
      from({ mark: 'c'.repeat(64), adminArea: false }), // nothing to administer
    ]
    await service.tell(...logins)
    await service.tell(logins[0]!)
    const last = from({ kind: 'app', mark: 'd'.repeat(64) })
    await service.tell(last, from({ kind: 'app', mark: 'd'.repeat(64) }))
    await eventually(async () =>
      expect(await messages('type=auth.unrecognized_device_login')).toEqual([
        ['auth.unrecognized_device_login', "Login from unrecognized device: observed user 'Anna'"],
      ]),
    )
    expect(await messages('type=auth.admin_area_login_observed')).toHaveLength(3)
    expect(await messages('type=auth.login')).toHaveLength(1 + logins.length + 2)
  })

  it('show in the log of the person when they are unusual, or all when they are asked for', async () => {
    const shown = async (query = '') =>
      (await client.items<{ label: string; message: string }>(`/user-activity?user=7${query}`)).map(
        ({ message }) => message,
      )
    const unusual = await shown()
    expect(unusual).toContain('Admin area login: Chrome on Windows, desktop')
    expect(unusual.filter((message) => message.includes('logged'))).toEqual([])
    const all = await shown('&routineLogins=true')
    expect(all).toEqual(
      expect.arrayContaining(["User 'Anna' logged in.", "User 'Anna' logged out.", "User 'Anna' login failed."]),
    )
    expect(all.length).toBe(unusual.length + 12)
    expect(await shown('&routineLogins=true&q=timeout')).toEqual(["User 'Anna' logged out."])
  })

  it('of an erased person leave no trace of from what they were', async () => {
    const { personal: _, ...left } = userExample
    const erased = { ...left, userId, enabled: false, assignments: [] }
    await service.tell({ ...eventOf(userErased, erased, about('system')), streamversion: 2 })
    await eventually(async () => {
      const { rowCount } = await service.database.query('select from known_clients where user_id = $1', [userId])
      expect(rowCount).toBe(0)
    })
  })
})
