import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStream } from '@doorledger/testing'
import { type Client, eventually, RunningAdminAudit } from './running-admin-audit.js'

interface Entry {
  readonly id: string
  readonly type: string
  readonly occurredAt: string
}

const DAY = '2026-03-29' // clocks go forward in Helsinki
const at = (time: string) => `${DAY}T${time}.000Z`
const [anna, bert] = [newId(), newId()]

let service: RunningAdminAudit
let client: Client
const ids: Record<string, string> = {}

beforeAll(async () => {
  service = await RunningAdminAudit.start('embedded')
  await service.knowPremises('hq', null)
  await service.knowPremises('hq-2', 'hq', 'floor')
  await service.knowPremises('annex', null)
  client = await service.client('audit:read')
  const report = async (name: string, action: string, target: { kind: string; id: string }, told: object = {}) => {
    const actor = name.startsWith('b') ? `user:${bert}` : `user:${anna}`
    const { entryId } = await service.report({ action, target, changes: [], ...told }, { actor, at: at(TIMES[name]!) })
    ids[name] = entryId
  }
  await report('role', 'role.create', { kind: 'role', id: 'guards' })
  await report('floor', 'premises.change', { kind: 'premises', id: 'hq-2' })
  await report('bAnnex', 'premises.change', { kind: 'premises', id: 'annex' })
  await report('bDenied', 'user.erase', { kind: 'user', id: anna }, { outcome: 'denied' })
  await report('late', 'role.change', { kind: 'role', id: 'guards' })
  await eventually(async () => expect(await client.items(`/audit-entries?from=${DAY}&to=${DAY}`)).toHaveLength(5))
})
afterAll(() => service.stop())

const TIMES: Record<string, string> = {
  role: '00:30:00',
  floor: '01:30:00',
  bAnnex: '10:00:00',
  bDenied: '11:00:00',
  late: '20:59:59',
}

const names = async (query: string, from: Client = client) => {
  const found = await from.items<Entry>(
    `/audit-entries?from=${DAY}&order=asc&${query.includes('to=') ? query : `${query}&to=${DAY}`}`,
  )
  return found.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id))
}

describe('a search of the audit log', () => {
  it.each([
    ['', ['role', 'floor', 'bAnnex', 'bDenied', 'late']],
    [`actor=${anna}`, ['role', 'floor', 'late']],
    [`actor=${bert}&outcome=denied`, ['bDenied']],
    [`target=${anna}`, ['bDenied']],
    ['target=guards', ['role', 'late']],
    ['type=floor.update&type=building.update', ['floor', 'bAnnex']],
    ['operation=created', ['role']],
    ['targetKind=premises', ['floor', 'bAnnex']],
    ['premises=hq', ['floor']],
    ['premises=hq/hq-2/', ['floor']],
    ['q=user delete', ['bDenied']],
    ['q=GUARDS', ['role', 'late']],
    ['actorType=system', []],
    [`to=${DAY}`, ['role', 'floor', 'bAnnex', 'bDenied', 'late']],
    [`to=${at('10:00:00')}`, ['role', 'floor']],
  ])('answers %s', async (query, expected) => expect(await names(query)).toEqual(expected))

  it('finds an entry by its id, or the beginning of it', async () => {
    expect(await names(`q=${ids['role']}`)).toEqual(['role'])
    expect(await names(`q=${ids['role']!.slice(0, 35)}`)).toEqual(expect.arrayContaining(['role']))
  })

  it('gives all pages in order, each entry once', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await client.call<{ items: Entry[]; nextCursor: string | null }>(
        'GET',
        `/audit-entries?from=${DAY}&to=${DAY}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.nextCursor ?? ''
    } while (cursor !== '')
    expect(seen).toEqual(['late', 'bDenied', 'bAnnex', 'floor', 'role'].map((name) => ids[name]))
  })

  it('counts, also by day of the site when the clocks change', async () => {
    expect((await client.call('GET', `/audit-entries/count?from=${DAY}&type=role.update`)).body).toMatchObject({
      count: 2,
    })
    const { body } = await client.call('GET', `/audit-entries/histogram?from=${DAY}&to=${DAY}&bucket=day`)
    expect(body).toEqual({
      bucket: 'day',
      zone: 'Europe/Helsinki',
      appliedRange: { from: '2026-03-28T22:00:00.000Z', to: '2026-03-29T21:00:00.000Z' },
      items: [{ from: '2026-03-28T22:00:00.000Z', count: 5, byOutcome: { done: 4, denied: 1 } }],
    })
  })

  it('shows, in a file, the rows of the list', async () => {
    const listed = await client.items<Entry>(`/audit-entries?from=${DAY}&to=${DAY}`)
    const json = await client.call<Entry[]>('GET', `/audit-entries/export?from=${DAY}&to=${DAY}&format=json`)
    expect(json.body.map(({ id, type }) => [id, type])).toEqual(listed.map(({ id, type }) => [id, type]))
    const { text } = await client.call('GET', `/audit-entries/export?from=${DAY}&to=${DAY}`)
    expect(text.trim().split('\r\n')).toHaveLength(listed.length + 1)
  })
})

describe('a reader who is responsible for certain premises', () => {
  it('sees entries that lie there, and knows of no other', async () => {
    const userId = newId()
    await service.database.query(
      `insert into known_directory (tenant_id, kind, id, state, stream_version)
       select $1, 'role', 'auditor-there', $2::jsonb, 1 union all select $1, 'user', $3, $4::jsonb, 1`,
      [
        service.tenantId,
        { roleId: 'auditor-there', permissions: ['audit:read'], deleted: false },
        userId,
        { userId, enabled: true, assignments: [{ roleId: 'auditor-there', premisesId: 'hq' }] },
      ],
    )
    const there = await service.signedIn(userId)
    expect(await names('', there)).toEqual(['floor'])
    expect((await there.call('GET', `/audit-entries/count?from=${DAY}`)).body).toMatchObject({ count: 1 })
    expect((await there.call('GET', `/audit-entries/${ids['floor']}`)).status).toBe(200)
    for (const other of ['role', 'bAnnex', 'bDenied']) {
      expect((await there.call('GET', `/audit-entries/${ids[other]}`)).status).toBe(404)
    }
    const exported = await there.call<Entry[]>('GET', `/audit-entries/export?from=${DAY}&to=${DAY}&format=json`)
    expect(exported.body.map(({ id }) => id)).toEqual([ids['floor']])
  })
})

describe('a stream of the audit log', () => {
  const url = () => `${client.address}/v1/audit-entries/stream?type=group.update`

  it('brings new entries, and after a break those that came meanwhile, once each', async () => {
    const open = (lastEventId?: string) =>
      openStream(url(), { token: client.secret, ...(lastEventId !== undefined && { lastEventId }) })
    const report = async () => (await service.report({ action: 'group.create' })).entryId
    const first = await open()
    await eventually(() => expect(first.lastId()).not.toBe(''))
    const one = await report()
    await eventually(() => expect(first.events.map(({ data }) => data.id)).toEqual([one]))
    first.close()
    const missed = [await report(), await report()]
    const second = await open(first.lastId())
    await eventually(() => expect(second.events).toHaveLength(2))
    expect(second.events.map(({ data }) => data.id).toSorted()).toEqual(missed.toSorted())
    second.close()
  })
})

describe('whoever reads the audit log', () => {
  it('is in it: once at once for a list, each time for a file, once for each entry that is opened', async () => {
    const reader = await service.client('audit:read')
    for (const _ of [1, 2]) {
      await reader.items('/audit-entries')
      await reader.call('GET', '/audit-entries/count')
      await reader.call('GET', '/audit-entries/export')
      await reader.call('GET', `/audit-entries/${ids['role']}`)
    }
    await eventually(async () => {
      const own = await client.items<Entry & { operation: string; subAction: string | null }>(
        `/audit-entries?actor=${reader.tokenId}&type=audit_log.read`,
      )
      expect(own.map(({ operation, subAction }) => subAction ?? operation).toSorted()).toEqual([
        'details',
        'exported',
        'exported',
        'viewed',
      ])
    })
  })
})
