import { newId } from '@doorledger/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed, Registered } from '../../../test/system/api.js'
import { EventStream } from '../../../test/system/event-stream.js'
import { DirectoryOf } from './directory-of.js'
import { Callers } from './matrix/callers.js'
import { clock } from './lock-clock.js'
import { databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const now = Math.floor(Date.now() / 1000) * 1000

interface Row {
  readonly id: string
  readonly occurredAt: string
  readonly user: { id: string; userNo: number; name: string } | null
  readonly credential: { kind: string; last4: string | null } | null
  readonly accessDevice: { name: string; premises: { id: string; name: string | null }[] }
}

/** An entry of a lock’s trail. */
interface Entry extends Pick<Row, 'user' | 'credential'> {
  readonly device: Row['accessDevice']
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api
const directory = new DirectoryOf(() => api)

beforeAll(async () => {
  folder = await freshFolder()
  running = await startStandalone(folder.dir)
  api = running.api
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

const handIn = async (lock: Registered, ...told: readonly (readonly [at: number, ref: string])[]) => {
  const audits = told.map(([at, ref], auditId) => ({ event: `0507${ref}`, time: clock(at), auditId }))
  expect((await api.handIn(lock, { audits })).body).toMatchObject({ accepted: told.length })
}
const rows = (query: string) => api.list<Row>(`/v1/access-events?range=60&order=asc&${query}`)
const namesIn = async (query: string) => (await rows(query)).map(({ user }) => user?.name ?? null)
const report = async (lockId: string, userId: string) => {
  const body = { eventId: newId(), lockId, userId, occurredAt: new Date().toISOString() }
  expect((await api.call('POST', '/v1/phone-key-events', { body })).status).toBe(200)
}
const rebuilt = async (name: string) => {
  const { body } = await api.call('POST', `/v1/projections/${name}/rebuild`)
  await vi.waitFor(async () => {
    const { items } = await api.get<{ items: { name: string }[] }>('/v1/projections')
    expect(items.find((item) => item.name === name)).toMatchObject({
      lastRebuild: { startedAt: body['startedAt'], outcome: 'switched' },
    })
  }, soon)
}

/** Whose records somebody looked at, as the audit log is told: by id, and never by name. */
const lookedAt = async (): Promise<unknown[]> => {
  const database = new pg.Client({ connectionString: await databaseUrl(folder.dir) })
  await database.connect()
  const { rows } = await database.query<{ value: string }>(
    `select value from audit_trail.events where type = 'admin.action_reported' and value like '%access-log.read%'`,
  )
  await database.end()
  expect(JSON.stringify(rows)).not.toMatch(/anna\.k/i)
  return rows.map(({ value }) => (JSON.parse(value) as { data: { target?: { id: string } } }).data.target?.id)
}

describe('a record that comes weeks late', () => {
  let anna: { id: string; userNo: number }
  let ben: { id: string }
  let fob: string
  let lock: Registered

  beforeAll(async () => {
    await directory.premises('old-mill', 'Old mill')
    lock = await api.register('mill-door', { name: 'Mill door', facilityPath: 'old-mill', zone: 'UTC' })
    anna = await directory.person('anna.k', 'Anna Korhonen')
    ben = await directory.person('ben.l', 'Ben Lind')
    fob = await directory.fob('04:A1:7F:3A')
    await directory.assign(fob, anna.id, now - 30 * DAY)
    await directory.assign(fob, ben.id, now - 7 * DAY)
    await handIn(lock, [now - 21 * DAY, '04A17F3A'], [now - 2 * DAY, '04A17F3A'], [now - DAY, '0BAD'])
    await vi.waitFor(async () => expect(await rows('device=mill-door')).toHaveLength(3), soon)
  })

  it('shows who held the key then, though it has moved on since, and nobody where nobody is known', async () => {
    await vi.waitFor(
      async () => expect(await namesIn('device=mill-door')).toEqual(['Anna Korhonen', 'Ben Lind', null]),
      soon,
    )
    const [first] = await rows('device=mill-door')
    expect(first).toMatchObject({
      user: { id: anna.id, userNo: anna.userNo, name: 'Anna Korhonen' },
      credential: { kind: 'key_fob', last4: '7F3A' },
      accessDevice: { name: 'Mill door', premises: [{ id: 'old-mill', name: 'Old mill' }] },
    })
  })

  it('is found by id, number, user name and the name at the time, and counted and exported alike', async () => {
    for (const user of [anna.id, String(anna.userNo), 'ANNA.K']) {
      expect(await namesIn(`user=${user}`)).toEqual(['Anna Korhonen'])
      expect(await api.get(`/v1/access-events/count?range=60&user=${user}`)).toMatchObject({
        count: 1,
        clockSuspectOutsideRange: 0,
      })
    }
    expect(await namesIn(`user=anna.k&user=${ben.id}`)).toEqual(['Anna Korhonen', 'Ben Lind'])
    expect(await namesIn('q=korhonen')).toEqual(['Anna Korhonen'])
    expect(await lookedAt()).toContain(anna.id)
    const { text } = await api.call('GET', '/v1/access-events/export?range=60&user=anna.k')
    expect(text).toContain('Anna Korhonen')
    expect(text).toContain('Old mill')
    expect(text).not.toContain('Ben Lind')
  })

  it('is shown to whom it is about, and nothing else is, once a role lets him see his own', async () => {
    const callers = await Callers.open(api, await databaseUrl(folder.dir))
    const own = async (query = 'range=60') => {
      const token = await callers.signedIn(anna.id).token()
      return api.call<Listed<Row>>('GET', `/v1/access-events/mine?${query}`, { token })
    }
    expect(await own()).toMatchObject({ status: 403, body: { permission: 'access-log:read-own' } })
    await directory.allow(anna.id, 'access-log:read-own')
    await vi.waitFor(async () => expect((await own()).status).toBe(200), soon)
    expect((await own()).body.items.map(({ user }) => user?.name)).toEqual(['Anna Korhonen'])
    expect((await own('range=60&door=elsewhere')).body.items).toEqual([])
    expect(await own(`user=${ben.id}`)).toMatchObject({ status: 400 })
    const { status } = await api.call('GET', '/v1/access-events', { token: await callers.signedIn(anna.id).token() })
    expect(status).toBe(403)
    await callers.close()
  })

  it('shows the same in the trail of the lock', async () => {
    const trail = await api.list<Entry>('/v1/locks/mill-door/audit-trail')
    expect(trail.map(({ user }) => user?.name ?? null)).toEqual(['Anna Korhonen', 'Ben Lind', null])
    expect(trail[0]).toMatchObject({
      user: { id: anna.id },
      credential: { kind: 'key_fob', last4: '7F3A' },
      device: { id: 'mill-door', name: 'Mill door', premises: [{ id: 'old-mill', name: 'Old mill' }] },
    })
  })

  it('is fetched by people who are named, so that somebody can be sent', async () => {
    const nina = await directory.person('nina.o', 'Nina Olsen')
    await directory.allow(nina.id, 'lock:open', 'lock:program-with-mobile')
    await vi.waitFor(
      async () =>
        expect(await api.list('/v1/locks/mill-door/qualified-users')).toEqual([
          { userId: nina.id, userNo: nina.userNo, name: 'Nina Olsen' },
        ]),
      soon,
    )
  })

  it('is not rewritten by other names of people, doors and premises', async () => {
    await report('mill-door', anna.id)
    await vi.waitFor(async () => expect(await rows('device=mill-door')).toHaveLength(4), soon)
    await directory.rename(anna.id, 'Anna Virtanen')
    await directory.renamePremises('old-mill', 'Mill hotel')
    await directory.renameDoor('mill-door', 'Hotel entrance')
    const stream = await EventStream.open(`${api.address}/v1/access-events/stream?user=anna.k`, api.adminToken)
    await vi.waitFor(async () => {
      await report('mill-door', anna.id)
      expect((await rows('device=mill-door')).at(-1)).toMatchObject({
        user: { name: 'Anna Virtanen' },
        accessDevice: { name: 'Hotel entrance', premises: [{ name: 'Mill hotel' }] },
      })
    }, soon)
    await vi.waitFor(() => expect(stream.seen.at(-1)).toMatchObject({ user: { name: 'Anna Virtanen' } }), soon)
    await stream.close()
    await handIn(lock, [now - 20 * DAY, '04A17F3A'])
    await vi.waitFor(async () => expect((await namesIn('device=mill-door'))[1]).toBe('Anna Korhonen'), soon)
    for (const row of (await rows('device=mill-door')).slice(0, 2)) {
      expect(row).toMatchObject({
        user: { name: 'Anna Korhonen' },
        accessDevice: { name: 'Mill door', premises: [{ name: 'Old mill' }] },
      })
    }
    await handIn(lock, [Date.now() + 2_000, '0BAD'])
    await vi.waitFor(async () => {
      const trail = await api.list<Entry>('/v1/locks/mill-door/audit-trail?kind=unlock')
      expect(trail.map(({ device }) => [device.name, device.premises[0]?.name])).toEqual([
        ...Array.from({ length: 4 }, () => ['Mill door', 'Old mill']),
        ['Hotel entrance', 'Mill hotel'],
      ])
    }, soon)
    expect(new Set(await namesIn('q=korhonen'))).toEqual(new Set(['Anna Korhonen']))
    expect(new Set(await namesIn('q=virtanen'))).toEqual(new Set(['Anna Virtanen']))
  })

  it('follows a change of hands that is entered late, and says the same when everything is built anew', async () => {
    const carl = await directory.person('carl.m', 'Carl Moe')
    const spare = await directory.fob('04C0FFEE')
    await directory.assign(spare, anna.id, now - 30 * DAY)
    await handIn(lock, [now - 12 * DAY, '04C0FFEE'])
    const holder = async () =>
      (await rows('device=mill-door')).find(({ occurredAt }) => Date.parse(occurredAt) === now - 12 * DAY)?.user?.name
    await vi.waitFor(async () => expect(await holder()).toBe('Anna Korhonen'), soon)
    await directory.assign(spare, carl.id, now - 14 * DAY)
    await vi.waitFor(async () => expect(await holder()).toBe('Carl Moe'), soon)
    expect(await namesIn('user=carl.m')).toEqual(['Carl Moe'])
    const before = await rows('device=mill-door')
    for (const name of ['access-log', 'names-over-time', 'holdings']) await rebuilt(`audit-trail.${name}`)
    expect(await rows('device=mill-door')).toEqual(before)
  })

  it('is found without its accents, and in whatever form of Unicode it was entered or is asked for', async () => {
    const jurgen = await directory.person('jurgen', 'Jürgen Müller'.normalize('NFD'))
    const fob = await directory.fob('04D1EC7A')
    await directory.assign(fob, jurgen.id, now - 3 * DAY)
    await directory.premises('bucherei', 'Bücherei'.normalize('NFD'))
    await api.call('POST', '/v1/groups', { body: { name: 'Bücherwürmer'.normalize('NFD') } })
    await directory.renameDoor('mill-door', 'Tür zur Mühle'.normalize('NFD'))
    await handIn(lock, [now - 2 * DAY, '04D1EC7A'])

    for (const q of ['muller', 'MÜLLER'.normalize('NFD'), 'müller'.normalize('NFC')].map(encodeURIComponent)) {
      expect(await api.list(`/v1/users?q=${q}`)).toMatchObject([{ id: jurgen.id }])
      await vi.waitFor(async () => expect(await rows(`q=${q}`)).toMatchObject([{ user: { id: jurgen.id } }]), soon)
      const actions = await api.list<{ target: { id: string } }>(`/v1/audit-entries?q=${q}`)
      expect(actions.map(({ target }) => target.id)).toContain(jurgen.id)
    }
    expect(await api.list('/v1/premises?q=bucherei')).toMatchObject([{ id: 'bucherei' }])
    expect(await api.list('/v1/groups?q=bucherwurmer')).toHaveLength(1)
    expect(await api.list('/v1/devices?q=muhle')).toMatchObject([{ id: 'mill-door' }])
    await vi.waitFor(async () => expect(await api.list('/v1/locks?q=tur%20zur')).toHaveLength(1), soon)
  })

  it('says the same after a restore of a backup that leaves the names out', async () => {
    const before = await rows('device=mill-door')
    const database = new pg.Client({ connectionString: await databaseUrl(folder.dir) })
    await database.connect()
    await database.query('truncate audit_trail.names_over_time')
    await database.end()
    await running.process.interrupt()
    running = await startStandalone(folder.dir)
    api = running.api
    await vi.waitFor(async () => expect(await rows('device=mill-door')).toEqual(before), soon)
  })
})
