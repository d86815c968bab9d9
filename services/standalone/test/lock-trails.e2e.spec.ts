import { newId } from '@doorledger/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from '../../../test/system/api.js'
import { clock } from './lock-clock.js'
import { databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 50 }
const MINUTE = 60_000

interface Row {
  readonly id: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly flags: string[]
  readonly user: { id: string } | null
  readonly provenance: { kind: string; recordId: string }[]
}
interface Visit {
  readonly id: string
  readonly task: { requestId: string } | null
}

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let api: Api

const start = async () => {
  running = await startStandalone(folder.dir)
  api = running.api
}
beforeAll(async () => {
  folder = await freshFolder()
  await start()
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

const lock = async (id: string, lockKind: 's50' | 'relay'): Promise<Registered> => {
  const device = await api.register(id, { lockKind, facilityPath: 'hq', zone: 'UTC' })
  await vi.waitFor(async () => expect((await api.call('GET', `/v1/locks/${id}`)).status).toBe(200), soon)
  return device
}
const requestTrail = async (id: string) => {
  const { status, body } = await api.call<{ id: string }>('POST', `/v1/locks/${id}/audit-trail-requests`)
  expect(status).toBe(202)
  return body.id
}
const request = (id: string) => api.get(`/v1/audit-trail-requests/${id}`)
const rows = (id: string) => api.list<Row>(`/v1/access-events?range=30&order=asc&device=${id}`)

const record = (at: number, ref: string, auditId: number) => ({ event: `0507${ref}`, time: clock(at), auditId })

/** Somebody who may fetch trails, as the directory’s events would make him known. */
const fetcher = async (): Promise<string> => {
  const userId = newId()
  const database = new pg.Client({ connectionString: await databaseUrl(folder.dir) })
  await database.connect()
  const know = async (kind: string, id: string, state: object) => {
    for (const schema of ['audit_trail', 'device_ingest']) {
      await database.query(
        `insert into ${schema}.known_directory (tenant_id, kind, id, state, stream_version)
         values ('default', $1, $2, $3, 1000)
         on conflict (tenant_id, kind, id) do update set state = excluded.state`,
        [kind, id, state],
      )
    }
  }
  const permissions = ['lock:open', 'lock:program-with-mobile']
  await know('role', 'fetches-trails', { roleId: 'fetches-trails', permissions, deleted: false })
  const assignments = [{ roleId: 'fetches-trails', premisesId: null }]
  await know('user', userId, { userId, enabled: true, assignments })
  await database.end()
  return userId
}
const handOver = async (id: string, userId: string, audits: readonly object[]) => {
  const { body: visit } = await api.call<Visit>('POST', `/v1/locks/${id}/visits`, { body: { userId } })
  expect(visit.task).toMatchObject({ task: 'transfer_trail' })
  const path = `/v1/locks/${id}/visits/${visit.id}/chunks`
  const half = Math.ceil(audits.length / 2)
  for (const [number, part] of [audits.slice(0, half), audits.slice(half)].entries()) {
    const answer = await api.call('PUT', `${path}/${number}?last=${number === 1}`, { body: JSON.stringify(part) })
    expect(answer.status).toBe(200)
  }
}
const report = async (lockId: string, at: number, credentialRef: string, userId: string) => {
  const body = { eventId: newId(), lockId, userId, credentialRef, occurredAt: new Date(at).toISOString() }
  expect((await api.call('POST', '/v1/phone-key-events', { body })).status).toBe(200)
  expect((await api.call('POST', '/v1/phone-key-events', { body })).status).toBe(200)
}

describe('an unlock that a phone told of live', () => {
  it('and the lock’s trail later is one row with two witnesses; that of a fob comes late, and is another', async () => {
    await lock('office', 's50')
    const userId = await fetcher()
    const unlocked = Math.floor((Date.now() - 40 * MINUTE) / 1000) * 1000
    await report('office', unlocked, '00A1', userId)
    await vi.waitFor(async () => expect(await rows('office')).toHaveLength(1), soon)
    const [live] = await rows('office')
    expect(live).toMatchObject({ user: { id: userId }, provenance: [{ kind: 'phone_report' }] })

    const requestId = await requestTrail('office')
    await handOver('office', userId, [record(unlocked + 7_000, '00A1', 1), record(unlocked + 5 * MINUTE, '00F0', 2)])
    expect(await request(requestId)).toMatchObject({ status: 'completed', recordCount: 2 })
    await vi.waitFor(
      async () => expect((await rows('office')).map(({ provenance }) => provenance.length)).toEqual([2, 1]),
      soon,
    )
    const [both, fob] = await rows('office')
    expect(both).toMatchObject({
      id: live!.id,
      occurredAt: live!.occurredAt,
      user: { id: userId },
      provenance: [{ kind: 'phone_report' }, { kind: 'device_audit' }],
    })
    expect(fob).toMatchObject({ user: null, flags: ['late'], provenance: [{ kind: 'device_audit' }] })
    expect(Date.parse(fob!.recordedAt)).toBeGreaterThan(Date.parse(fob!.occurredAt) + 5 * MINUTE)
    await vi.waitFor(async () => {
      const trail = await api.list<{ accessEventId: string }>('/v1/locks/office/audit-trail')
      expect(trail.map(({ accessEventId }) => accessEventId)).toEqual([both!.id, fob!.id])
    }, soon)
  })

  it('is new once: of a trail that is fetched again, what was known is told apart', async () => {
    await lock('store', 's50')
    const userId = await fetcher()
    const opened = Math.floor((Date.now() - 40 * MINUTE) / 1000) * 1000
    const audits = [1, 2, 3].map((auditId) => record(opened + auditId * MINUTE, '00F7', auditId))
    const counted = async (part: readonly object[], newCount: number) => {
      const requestId = await requestTrail('store')
      await handOver('store', userId, part)
      expect(await request(requestId)).toMatchObject({ status: 'completed', recordCount: part.length })
      await vi.waitFor(async () => expect(await request(requestId)).toMatchObject({ newCount }), soon)
    }
    await counted(audits.slice(0, 2), 2)
    await counted(audits, 1)
    await counted(audits, 0)
  })

  it('is the same row when the phone tells after the lock, after a restart, and when the view is built anew', async () => {
    const device = await lock('annex', 's50')
    const { body: anna } = await api.call('POST', '/v1/users', { body: { username: 'anna', name: 'Anna' } })
    const unlocked = Math.floor((Date.now() - 30 * MINUTE) / 1000) * 1000
    await api.handIn(device, { audits: [record(unlocked + 3_000, '00B2', 1)] })
    await vi.waitFor(async () => expect(await rows('annex')).toHaveLength(1), soon)
    await running.process.interrupt()
    await start()
    await report('annex', unlocked, '00B2', anna['id'] as string)
    await vi.waitFor(async () => expect(await rows('annex')).toMatchObject([{ user: { id: anna['id'] } }]), soon)
    const before = [...(await rows('annex')), ...(await rows('office'))]
    const name = 'audit-trail.access-log'
    const { body } = await api.call('POST', `/v1/projections/${name}/rebuild`)
    await vi.waitFor(async () => {
      const { items } = await api.get<{ items: { name: string }[] }>('/v1/projections')
      expect(items.find((item) => item.name === name)).toMatchObject({
        lastRebuild: { startedAt: body['startedAt'], outcome: 'switched' },
      })
    }, soon)
    expect([...(await rows('annex')), ...(await rows('office'))]).toEqual(before)
  })
})

describe('a trail that is fetched again', () => {
  it('doubles nothing', async () => {
    await lock('twice', 's50')
    const userId = await fetcher()
    const from = Math.floor((Date.now() - 120 * MINUTE) / 1000) * 1000
    const all = Array.from({ length: 12 }, (_, n) => record(from + n * 5 * MINUTE, '00F0', n))
    await requestTrail('twice')
    await handOver('twice', userId, all.slice(0, 10))
    await vi.waitFor(async () => expect(await rows('twice')).toHaveLength(10), soon)
    await requestTrail('twice')
    await handOver('twice', userId, all)
    await vi.waitFor(async () => expect(await rows('twice')).toHaveLength(12), soon)
    const trail = await api.list<{ kind: string }>('/v1/locks/twice/audit-trail')
    expect(trail.map(({ kind }) => kind)).toEqual(Array.from({ length: 12 }, () => 'unlock'))
  })
})

describe('a relay lock', () => {
  interface Told {
    readonly commands: readonly { commandId: string; command: object }[]
  }
  const poll = async ({ id, token }: Registered) =>
    (await api.call<Told>('GET', `/v1/devices/${id}/commands?waitSec=30`, { token })).body.commands
  const reply = ({ id, token }: Registered, commandId: string) =>
    api.call('POST', `/v1/devices/${id}/commands/${commandId}/reply`, { token, body: { outcome: 'done' } })

  it('is told of a request while it waits, hands in its trail by itself, and replies', async () => {
    const device = await lock('gate', 'relay')
    const waiting = poll(device)
    const requestId = await requestTrail('gate')
    expect(await waiting).toMatchObject([
      { commandId: requestId, command: { name: 'RequestAuditTrail', lockId: 'gate' } },
    ])
    await vi.waitFor(async () => expect(await request(requestId)).toMatchObject({ status: 'transferring' }), soon)
    await api.handIn(device, { audits: [record(Date.now() - MINUTE, '00F0', 1)] })
    await reply(device, requestId)
    await vi.waitFor(async () => expect(await request(requestId)).toMatchObject({ status: 'completed' }), soon)
    await vi.waitFor(async () => expect(await rows('gate')).toHaveLength(1), soon)
  })

  it('is told of a request after it was away, over a restart; and no more when that was cancelled', async () => {
    const device = await lock('barrier', 'relay')
    const cancelled = await requestTrail('barrier')
    expect((await api.call('DELETE', `/v1/audit-trail-requests/${cancelled}`)).status).toBe(200)
    const requestId = await requestTrail('barrier')
    await running.process.interrupt()
    await start()
    await vi.waitFor(
      async () => expect((await poll(device)).map(({ commandId }) => commandId)).toEqual([requestId]),
      soon,
    )
    await reply(device, cancelled)
    await reply(device, requestId)
    await vi.waitFor(async () => expect(await request(requestId)).toMatchObject({ status: 'completed' }), soon)
    expect(await request(cancelled)).toMatchObject({
      status: 'cancelled',
      answeredLateAt: expect.stringMatching(/^20.*Z$/) as string,
    })
  })
})
