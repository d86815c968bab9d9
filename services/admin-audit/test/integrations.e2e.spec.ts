import { entrySubmitted, entryTypes, eventOf } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, eventually, RunningAdminAudit } from './running-admin-audit.js'

let service: RunningAdminAudit
let reader: Client
let integration: Client

beforeAll(async () => {
  service = await RunningAdminAudit.start('embedded')
  await service.knowPremises('hq', null)
  await service.knowPremises('hq-2', 'hq', 'floor')
  reader = await service.client('audit:read')
  integration = await service.client('audit:write')
})
afterAll(() => service.stop())

const entry = (told: object = {}) => ({
  entryId: newId(),
  entryType: 'scene.update',
  operation: 'updated',
  occurredAt: new Date().toISOString(),
  actor: { type: 'user', id: '4711' },
  target: { kind: 'scene', id: 'evening' },
  ...told,
})
const handIn = (body: unknown) => integration.call('POST', '/audit-entries', body)
const shown = (entryId: string) =>
  eventually(async () => {
    const { status, body } = await reader.call('GET', `/audit-entries/${entryId}`)
    expect(status).toBe(200)
    return body
  })

describe('an integration', () => {
  it('hands in one entry of each of the 95 types of the catalogue', async () => {
    const types = entryTypes.filter(({ beyondSource }) => !beyondSource)
    const entries = types.map(({ code, operations }) => entry({ entryType: code, operation: operations[0] }))
    expect(await handIn({ entries })).toMatchObject({ status: 202, body: { accepted: 95 } })
    await eventually(async () => {
      const found = await reader.items<{ type: string }>('/audit-entries?actor=4711&limit=500')
      expect(found.map(({ type }) => type).toSorted()).toEqual(types.map(({ code }) => code).toSorted())
    })
  })

  it('may say freely what exactly happened', async () => {
    const handed = entry({ entryType: 'fixture.commission', operation: 'paused', subAction: 'Sensor swapped' })
    expect((await handIn(handed)).status).toBe(202)
    expect(await shown(handed.entryId)).toMatchObject({
      operation: 'paused',
      subAction: 'Sensor swapped',
      actor: { type: 'user', id: '4711' },
      service: `integration:token:${integration.tokenId}`,
    })
  })

  it('hands in the tests of emergency lighting', async () => {
    const handed = entry({ entryType: 'dali.emergency_test', operation: 'started', subAction: 'duration' })
    await handIn(handed)
    expect(await shown(handed.entryId)).toMatchObject({ label: 'DALI Emergency Lighting Test', subAction: 'duration' })
  })

  it('has secrets masked before anything is written, and text kept as text', async () => {
    const handed = entry({
      changes: [
        { field: 'password', before: null, after: 'hunter2' },
        { field: 'note', before: null, after: 'card 4111 1111 1111 1111 <b>\u0007' },
      ],
    })
    await handIn(handed)
    expect((await shown(handed.entryId))['changes']).toEqual([
      { field: 'password', before: null, after: '***' },
      { field: 'note', before: null, after: 'card *** <b>' },
    ])
    // Four such letters by themselves: a random id may hold them.
    const { rows } = await service.database.query<{ held: boolean }>(
      `select bool_or(e::text ~ 'hunter2|(?<!-)\\m4111\\M(?!-)') as held from admin_entries e`,
    )
    expect(rows).toEqual([{ held: false }])
  })

  it.each([
    [{ entryType: 'teapot.fill' }, 'entryType'],
    [{ outcome: 'fine' }, 'outcome'],
    [{ occurredAt: new Date(Date.now() + 3_600_000).toISOString() }, 'occurredAt'],
    [{ facilityPath: 'hq/attic' }, 'facilityPath'],
    [{ facilityPath: 'hq-2' }, 'facilityPath'],
    [{ actor: { type: 'robot', id: '1' } }, 'actor'],
    [{ actor: { type: 'user', id: null } }, 'actor.id'],
    [{ operation: 'Made up!' }, 'operation'],
    [{ changes: [{ field: 'note', before: null, after: 'x'.repeat(70_000) }] }, 'changes'],
    [{ colour: 'red' }, 'colour'],
  ])('is told which field is wrong: %j', async (told, field) => {
    const { status, text } = await handIn(entry(told))
    expect([400, 422]).toContain(status)
    expect(text).toContain(field)
  })

  it('is refused a mebibyte of changes without an error of ours', async () => {
    const changes = [{ field: 'note', before: null, after: 'x'.repeat(1_048_576) }]
    expect((await handIn(entry({ changes }))).status).toBeLessThan(500)
  })

  it('has an entry recorded once, and may not replace it', async () => {
    const handed = entry({ facilityPath: 'hq/hq-2' })
    for (const _ of [1, 2, 3]) await handIn(handed)
    expect(await shown(handed.entryId)).toMatchObject({ facilityPath: 'hq/hq-2' })
    await handIn({ ...handed, operation: 'deleted' })
    await eventually(async () =>
      expect(await reader.items(`/audit-entries?target=${handed.entryId}&outcome=denied`)).toHaveLength(1),
    )
    expect(await shown(handed.entryId)).toMatchObject({ operation: 'updated' })
  })

  it('that publishes to the topic itself is checked alike, and what is refused becomes a dead letter', async () => {
    const now = new Date().toISOString()
    const about = { tenantId: 'replaced', service: 'lighting', occurredAt: now, recordedAt: now, actor: 'token:1' }
    const { example } = entrySubmitted
    const good = { ...example, entryId: newId() }
    await service.publish(entrySubmitted.topic, eventOf(entrySubmitted, good, about))
    expect(await shown(good.entryId)).toMatchObject({ service: 'integration:lighting-manager' })
    const bad = { ...example, entryId: newId(), entryType: 'teapot.fill' }
    await service.publish(entrySubmitted.topic, eventOf(entrySubmitted, bad, about))
    const operator = await service.client('operations:read')
    await eventually(async () => {
      const { text } = await operator.call('GET', '/parked-events')
      expect(text).toContain('teapot.fill')
    })
  })

  it('is kept to its quota', async () => {
    const busy = await service.client('audit:write')
    const answers = await Promise.all(
      Array.from({ length: 320 }, () => busy.call('POST', '/audit-entries', entry({ entryType: 'no.such' }))),
    )
    expect(answers.filter(({ status }) => status === 429).length).toBe(20)
  })
})
