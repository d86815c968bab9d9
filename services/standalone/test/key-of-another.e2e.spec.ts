import { newId } from '@doorledger/kernel'
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
  readonly flags: string[]
  readonly provenance: { kind: string }[]
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

const told = async (lockId: string, at: number, userId: string) => {
  const body = { eventId: newId(), lockId, userId, credentialRef: '04A17F3A', occurredAt: new Date(at).toISOString() }
  expect((await api.call('POST', '/v1/phone-key-events', { body })).status).toBe(200)
}
const recorded = (at: number, auditId: number) => ({ event: '050704A17F3A', time: clock(at), auditId })
const rows = () => api.list<Row>('/v1/access-events?range=7&order=asc&device=safe')
const flags = async () => (await rows()).map((row) => row.flags.filter((flag) => flag === 'keyOfAnother'))

it('an unlock that is reported under the key of somebody else says so, until the directory knows better', async () => {
  const safe = await api.register('safe', { lockKind: 's50', zone: 'UTC' })
  const [anna, ben] = [await directory.person('anna.k', 'Anna Korhonen'), await directory.person('ben.l', 'Ben Lind')]
  const fob = await directory.fob('04:A1:7F:3A')
  await directory.assign(fob, anna.id, now - 72 * HOUR)
  await told('safe', now - 24 * HOUR, anna.id)
  await told('safe', now - 12 * HOUR, ben.id)
  await api.handIn(safe, { audits: [recorded(now - 24 * HOUR, 1), recorded(now - 12 * HOUR, 2)] })

  await vi.waitFor(async () => expect(await flags()).toEqual([[], ['keyOfAnother']]), soon)
  await vi.waitFor(async () => expect((await rows()).map(({ provenance }) => provenance.length)).toEqual([2, 2]), soon)
  expect((await rows()).map(({ user }) => user?.id)).toEqual([anna.id, ben.id])
  const { text } = await api.call('GET', '/v1/access-events/export?range=7&device=safe')
  expect(text.match(/keyOfAnother/g)).toHaveLength(1)

  await directory.assign(fob, ben.id, now - 18 * HOUR)
  await vi.waitFor(async () => expect(await flags()).toEqual([[], []]), soon)
})
