import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Api } from '../../../test/system/api.js'
import { DirectoryOf } from './directory-of.js'
import { clock } from './lock-clock.js'
import { freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const HOUR = 3_600_000
const now = Math.floor(Date.now() / 1000) * 1000

interface Row {
  readonly user: { id: string } | null
  readonly result: string | null
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

it('a card that a lock does not know and the directory does is one refusal, of its holder', async () => {
  const door = await api.register('vault', { zone: 'UTC' })
  const [anna, ben] = [await directory.person('anna.k', 'Anna Korhonen'), await directory.person('ben.l', 'Ben Lind')]
  await directory.assign(await directory.fob('1:1572'), ben.id, now - 72 * HOUR)
  await directory.assign(await directory.fob('11-00572'), anna.id, now - 72 * HOUR)
  const events = ['050B0000', '1300001A', '13010478', '13020216']
  await api.handIn(door, { audits: events.map((event) => ({ event, time: clock(now - HOUR) })) })
  await vi.waitFor(async () => {
    const rows = await api.list<Row>('/v1/access-events?range=7&device=vault')
    expect(rows).toMatchObject([{ user: { id: anna.id }, result: 'denied' }])
  }, soon)
  await vi.waitFor(async () => {
    const trail = await api.list<Row>('/v1/locks/vault/audit-trail')
    expect(trail.map(({ result }) => result)).toEqual(['denied', null, null, null])
    expect(trail[0]!.user?.id).toBe(anna.id)
    expect(JSON.stringify(trail)).not.toMatch(/0478|0216/)
  }, soon)
})

it('a record by a clock that was wrong is found by its flag, and counted where a range hides it', async () => {
  const door = await api.register('attic', { zone: 'UTC' })
  const times = [20000101000312, 20990101000000]
  await api.handIn(door, { audits: times.map((time) => ({ event: '05070000', time })) })
  const list = (query: string) => api.get<{ items: Row[]; clockSuspectOutsideRange: number }>(query)
  await vi.waitFor(async () => {
    expect((await list('/v1/access-events?device=attic&flag=clockSuspect')).items).toHaveLength(2)
  }, soon)
  expect(await list('/v1/access-events?device=attic')).toMatchObject({ items: [], clockSuspectOutsideRange: 2 })
  const since = '/v1/access-events?device=attic&from=2090-01-01&to=2100-01-01'
  expect(await list(since)).toMatchObject({ items: [{}], clockSuspectOutsideRange: 1 })
  expect(await list('/v1/access-events/count?device=attic')).toMatchObject({ count: 0, clockSuspectOutsideRange: 2 })
  expect(await list('/v1/access-events?device=attic&flag=late')).toMatchObject({ items: [] })
  const trail = '/v1/locks/attic/audit-trail'
  await vi.waitFor(async () => expect((await list(trail)).items).toHaveLength(2), soon)
  expect((await list(`${trail}?flag=clockSuspect`)).items).toHaveLength(2)
  expect(await list(`${trail}?range=1`)).toMatchObject({ items: [], clockSuspectOutsideRange: 2 })
  expect((await api.call('GET', '/v1/access-events?flag=odd')).status).toBe(400)
})
