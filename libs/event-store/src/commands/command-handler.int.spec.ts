import type { Envelope } from '@doorledger/contracts'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { lamp, lampLabelled, lampSwitched } from '../../test/lamps.js'
import { aggregate, type WriteInSameTransaction } from './aggregate.js'
import { CommandHandler } from './command-handler.js'
import { ContractViolation } from './envelopes-of.js'

const countSwitches: WriteInSameTransaction = async (client, events) => {
  for (const event of events) {
    await client.query(
      `insert into lamp_switches values ($1, 1)
       on conflict (lamp_id) do update set times = lamp_switches.times + 1`,
      [event.subject],
    )
  }
}
const lamps = aggregate({
  name: 'lamp',
  decider: lamp,
  events: [lampSwitched, lampLabelled],
  inSameTransaction: countSwitches,
})
const by = { tenantId: 'default', actor: 'token:anna', correlationId: 'request-1' }
const now = new Date('2026-11-22T09:17:52.000Z')

let database: Pool
let commands: CommandHandler
let wakes = 0

beforeAll(async () => {
  database = await freshSchema()
  await database.query('create table lamp_switches (lamp_id text primary key, times int not null)')
  commands = new CommandHandler({
    database,
    service: 'lighting',
    relay: { wake: () => (wakes += 1) },
    clock: () => now,
  })
})
afterAll(() => database.end())

const stored = async (lampId: string, tenantId = 'default') => {
  const query = 'select value from events where tenant_id = $1 and stream = $2 order by version'
  const { rows } = await database.query<{ value: string }>(query, [tenantId, `lamp:${lampId}`])
  return rows.map(({ value }) => JSON.parse(value) as Envelope)
}
const switches = async (lampId: string) => {
  const query = 'select times from lamp_switches where lamp_id = $1'
  const { rows } = await database.query<{ times: number }>(query, [lampId])
  return rows[0]?.times
}
const queued = async () => (await database.query('select from outbox')).rowCount ?? 0

describe('a command', () => {
  it('stores what it decided as events of the contract, numbered within their stream', async () => {
    const queuedBefore = await queued()
    const { state, version, events } = await commands.handle(
      { aggregate: lamps, id: 'desk', by },
      { type: 'flash', lampId: 'desk', times: 1 },
    )

    expect(state).toEqual({ on: false, switchedTimes: 2 })
    expect(version).toBe(2)
    expect(await stored('desk')).toEqual(events)
    expect(events.map(({ streamversion }) => streamversion)).toEqual([1, 2])
    expect(lampSwitched.schema.parse(events[0])).toMatchObject({
      source: '/doorledger/lighting',
      subject: 'desk',
      partitionkey: 'default:desk',
      tenantid: 'default',
      actor: 'token:anna',
      correlationid: 'request-1',
      time: now.toISOString(),
      recordedtime: now.toISOString(),
      data: { lampId: 'desk', on: true },
    })
    expect(await queued()).toBe(queuedBefore + 2)
  })

  it('is decided on the history of its stream', async () => {
    const target = { aggregate: lamps, id: 'hall', by }
    await commands.handle(target, { type: 'switch', lampId: 'hall', on: true })
    await commands.handle(target, { type: 'label', lampId: 'hall', label: 'Hall' })
    expect(await commands.find(lamps, 'default', 'hall')).toEqual({
      state: { on: true, switchedTimes: 1, label: 'Hall' },
      version: 2,
    })
    await expect(commands.handle(target, { type: 'flash', lampId: 'hall', times: 1 })).rejects.toMatchObject({
      code: 'lamp_is_on',
    })
    expect(await stored('hall')).toHaveLength(2)
  })

  it('is decided on what came since the event that tells all, where there is one', async () => {
    const anew = aggregate({ ...lamps, snapshotEventType: 'lamp.switched' })
    const target = { aggregate: anew, id: 'stairs', by }
    await commands.handle(target, { type: 'label', lampId: 'stairs', label: 'Stairs' })
    expect(await commands.find(anew, 'default', 'stairs')).toMatchObject({ state: { label: 'Stairs' }, version: 1 })
    await commands.handle(target, { type: 'flash', lampId: 'stairs', times: 3 })
    await commands.handle(target, { type: 'label', lampId: 'stairs', label: 'Staircase' })
    expect(await commands.find(anew, 'default', 'stairs')).toEqual({
      state: { on: false, switchedTimes: 1, label: 'Staircase' },
      version: 8,
    })
    expect((await stored('stairs')).map(({ streamversion }) => streamversion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('is decided on the state that was kept and what came after it, in a batch too', async () => {
    const counting = aggregate({ ...lamps, stateSnapshots: { everyEvents: 10, format: 2 } })
    const target = { aggregate: counting, id: 'porch-light', by }
    await commands.handle(target, { type: 'flash', lampId: 'porch-light', times: 12 })
    await commands.handleTogether((batch) =>
      batch.handle(target, [{ id: 'porch-light', command: { type: 'flash', lampId: 'porch-light', times: 3 } }]),
    )
    const whole = await commands.find(lamps, 'default', 'porch-light')
    expect(await commands.find(counting, 'default', 'porch-light')).toEqual(whole)

    // What is read afterwards shows where reading began: the state kept is another than the history tells.
    await database.query(
      `update state_snapshots set state = state || '{"label":"kept"}' where stream = 'lamp:porch-light'`,
    )
    expect((await commands.find(counting, 'default', 'porch-light')).state).toMatchObject({ label: 'kept' })
    const { state } = await commands.handle(target, { type: 'switch', lampId: 'porch-light', on: true })
    expect(state).toMatchObject({ label: 'kept', on: true })
    const ofOtherFormat = aggregate({ ...lamps, stateSnapshots: { everyEvents: 10, format: 3 } })
    expect((await commands.find(ofOtherFormat, 'default', 'porch-light')).state).not.toMatchObject({ label: 'kept' })
  })

  it('that changes nothing stores nothing', async () => {
    const wakesBefore = wakes
    const decision = await commands.handle(
      { aggregate: lamps, id: 'loft', by },
      { type: 'switch', lampId: 'loft', on: false },
    )
    expect(decision).toEqual({ state: lamp.initial, version: 0, events: [] })
    expect(await stored('loft')).toEqual([])
    expect(wakes).toBe(wakesBefore)
  })

  it('tells when it happened if that was not now', async () => {
    const at = new Date('2026-11-20T00:00:00.000Z')
    const target = { aggregate: lamps, id: 'porch', by, at }
    const { events } = await commands.handle(target, { type: 'switch', lampId: 'porch', on: true })
    expect(events[0]).toMatchObject({ time: at.toISOString(), recordedtime: now.toISOString() })
  })

  it('of one tenant does not touch the stream of another', async () => {
    const other = { ...by, tenantId: 'other' }
    await commands.handle({ aggregate: lamps, id: 'desk', by: other }, { type: 'switch', lampId: 'desk', on: true })
    expect(await stored('desk', 'other')).toMatchObject([{ streamversion: 1, partitionkey: 'other:desk' }])
  })

  it('publishes nothing that the contract does not name', async () => {
    const target = { aggregate: lamps, id: 'safe', by }
    await commands.handle(target, { type: 'label', lampId: 'safe', label: 'Safe', secret: 'opensesame' })
    expect(await stored('safe')).toMatchObject([{ data: { lampId: 'safe', label: 'Safe' } }])
    expect(JSON.stringify(await stored('safe'))).not.toContain('opensesame')
  })

  it('is a fault of the program when its events do not fit their contract', async () => {
    const command = { type: 'label', lampId: 'x', label: '' } as const
    await expect(commands.handle({ aggregate: lamps, id: 'x', by }, command)).rejects.toThrow(ContractViolation)
  })

  it('is refused when its event is larger than the log takes', async () => {
    const command = { type: 'label', lampId: 'x', label: 'x'.repeat(1_048_576) } as const
    await expect(commands.handle({ aggregate: lamps, id: 'x', by }, command)).rejects.toMatchObject({
      code: 'event_too_large',
      refusal: 'invalid',
    })
    expect(await stored('x')).toEqual([])
  })
})

describe('rows written alongside', () => {
  it('are there as soon as the command is answered', async () => {
    await commands.handle({ aggregate: lamps, id: 'attic', by }, { type: 'flash', lampId: 'attic', times: 2 })
    expect(await switches('attic')).toBe(4)
  })

  it('take the events with them when they fail', async () => {
    const target = { aggregate: lamps, id: 'shed', by, inSameTransaction: () => Promise.reject(new Error('disk full')) }
    await expect(commands.handle(target, { type: 'switch', lampId: 'shed', on: true })).rejects.toThrow('disk full')
    expect(await stored('shed')).toEqual([])
    expect(await switches('shed')).toBeUndefined()
  })
})

describe('commands at the same time', () => {
  it('for one thing are all decided on what the others left', async () => {
    const target = { aggregate: lamps, id: 'busy', by }
    await Promise.all([1, 2, 3, 4].map((times) => commands.handle(target, { type: 'flash', lampId: 'busy', times })))
    expect((await stored('busy')).map(({ streamversion }) => streamversion)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
    expect(await switches('busy')).toBe(20)
  })

  it('for one thing are stored whole or refused as a conflict, however many they are', async () => {
    const target = { aggregate: lamps, id: 'mad', by }
    const flash = () => commands.handle(target, { type: 'flash', lampId: 'mad', times: 1 })
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, flash))
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []))

    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'changed_concurrently' })
    expect(await stored('mad')).toHaveLength((40 - refusals.length) * 2)
  })

  it('on different things do not get in each other’s way', async () => {
    const rooms = Array.from({ length: 50 }, (_, index) => `room-${index}`)
    await Promise.all(
      rooms.map((lampId) =>
        commands.handle({ aggregate: lamps, id: lampId, by }, { type: 'switch', lampId, on: true }),
      ),
    )
    for (const lampId of rooms) expect(await switches(lampId)).toBe(1)
  })
})

describe('a command that belongs in the audit log', () => {
  const lampsShown = aggregate({ ...lamps, shown: ({ on }) => ({ on }) })
  const acting = () => ({
    ...by,
    action: { name: 'lamp.switch', permission: 'device:write' as const, target: undefined, reported: false },
  })
  const reports = async (lampId: string) => {
    const { rows } = await database.query<{ value: string }>(
      `select value from events where type = 'admin.action_reported' order by position`,
    )
    return rows
      .map(({ value }) => (JSON.parse(value) as Envelope).data)
      .filter(({ target }) => (target as { id: string } | null)?.id === lampId)
  }

  it('is reported once, with what it changed, whoever else reports it', async () => {
    const caller = acting()
    await commands.handle(
      { aggregate: lampsShown, id: 'cellar', by: caller },
      { type: 'switch', lampId: 'cellar', on: true },
    )
    await commands.report(caller, { outcome: 'done', changes: [] })
    expect(await reports('cellar')).toMatchObject([
      {
        action: 'lamp.switch',
        outcome: 'done',
        target: { kind: 'lamp', id: 'cellar' },
        changes: [{ field: 'on', before: false, after: true }],
      },
    ])
  })

  it('is not reported as done when its rows could not be written', async () => {
    const caller = acting()
    const inSameTransaction = () => Promise.reject(new Error('no such column'))
    const command = { type: 'switch', lampId: 'attic', on: true } as const
    await expect(
      commands.handle({ aggregate: lampsShown, id: 'attic', by: caller, inSameTransaction }, command),
    ).rejects.toThrow('no such column')
    expect(await reports('attic')).toEqual([])
    await commands.report(caller, { outcome: 'failed', changes: [], failure: { code: 'internal_error' } })
    expect(await reports('attic')).toMatchObject([{ outcome: 'failed', target: { kind: 'lamp', id: 'attic' } }])
  })
})
