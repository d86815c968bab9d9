import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from '../../../test/system/api.js'
import { clock } from './lock-clock.js'
import { freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const MINUTE = 60_000
const unlocked = Math.floor((Date.now() - 30 * MINUTE) / 1000) * 1000

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api
let lock: Registered
let anna: string

const start = async (environment: Readonly<Record<string, string>> = {}) => {
  running = await startStandalone(folder.dir, environment)
  api = running.api
}
beforeAll(async () => {
  folder = await freshFolder()
  await start()
  anna = (await api.call('POST', '/v1/users', { body: { username: 'anna', name: 'Anna' } })).body['id'] as string
  lock = await api.register('office', { lockKind: 's50', facilityPath: 'hq', zone: 'UTC' })
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

let auditId = 0
const lockTells = async (afterMs: number) => {
  auditId += 1
  const audits = [{ event: '050700A1', time: clock(unlocked + afterMs), auditId }]
  expect((await api.handIn(lock, { audits })).body).toMatchObject({ accepted: 1 })
}
const phoneTells = async (afterMs: number) => {
  const occurredAt = new Date(unlocked + afterMs).toISOString()
  const body = { eventId: newId(), lockId: lock.id, userId: anna, credentialRef: '00A1', occurredAt }
  expect((await api.call('POST', '/v1/phone-key-events', { body })).status).toBe(200)
}
const showsSoon = (...witnesses: readonly string[]) =>
  vi.waitFor(async () => {
    const rows = await api.list<{ provenance: { kind: string }[] }>('/v1/access-events?range=2&order=asc')
    expect(rows.map(({ provenance }) => provenance.map(({ kind }) => kind).join(' + '))).toEqual(witnesses)
  }, soon)

const BOTH = 'phone_report + device_audit'

describe('how far clocks may be apart', () => {
  it('is two minutes, or as it is set: what fits better then is matched, and no record is left behind', async () => {
    await phoneTells(0)
    await lockTells(MINUTE)
    await showsSoon(BOTH)
    await running.process.interrupt()
    await start({ UNLOCK_MATCH_WINDOW_SEC: '5' })
    await lockTells(10 * MINUTE)
    await phoneTells(10 * MINUTE + 7_000)
    await showsSoon(BOTH, 'device_audit', 'phone_report')
    await lockTells(2_000)
    await showsSoon(BOTH, 'device_audit', 'device_audit', 'phone_report')
  })
})
