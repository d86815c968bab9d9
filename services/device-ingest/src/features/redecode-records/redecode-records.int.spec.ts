import { auditRecorded, auditRedecoded, deviceEvents, type Envelope, eventOf } from '@doorledger/contracts'
import { recordOf } from '@doorledger/event-log'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ASKED,
  BATTERY,
  DecodingWorld,
  denied,
  firstTable,
  granted,
  isRedecoded,
  PATIENCE,
  secondTable,
} from '../../../test/decoding-world.js'

let world: DecodingWorld
beforeEach(async () => {
  world = await DecodingWorld.open()
})
afterEach(() => world.close())

describe('replacing a decoder', () => {
  it('tells of every record that means something else now, once, and of no other', async () => {
    await world.start()
    await world.replace(firstTable)
    const door = await world.api.register('front-door')
    await world.handIn(door, 30, [ASKED, BATTERY, 'FFFF'])
    await world.areRecorded(door, 30)
    await world.replace(secondTable)
    await world.isDone(2, { recordsExamined: 30, recordsChanged: 10, remaining: 0 })
    await vi.waitFor(() => expect(world.redecodedOf(door)).toHaveLength(10), PATIENCE)
    const recorded = new Map(world.events.of(door.id, 'audit_recorded').map((event) => [event.id, event]))
    for (const event of world.redecodedOf(door)) {
      const before = recorded.get(event.data.recordId)!
      expect(auditRedecoded.schema.parse(event)).toMatchObject({ time: before.time, causationid: before.id })
      expect(event.data).toEqual({
        ...before.data,
        meaning: { family: 'engage', decoderVersion: 2, codeName: 'refusal', category: 'access', access: denied },
        previous: before.data['meaning'],
      })
    }
    expect(world.events.all().filter(isRedecoded)).toHaveLength(10)
  })

  it('leaves other families and other tenants alone, and is not held up by what nobody can read', async () => {
    await world.start()
    await world.replace(firstTable)
    const door = await world.api.register('front-door')
    const gate = await world.api.register('gate', { family: 'acme' })
    await world.handIn(door, 1)
    await world.handIn(gate, 1)
    await world.areRecorded(door, 1)
    await world.areRecorded(gate, 1)
    const foreign = eventOf(auditRecorded, auditRecorded.example, {
      tenantId: 'another',
      service: 'device-ingest',
      occurredAt: '2026-11-13T07:17:52.000Z',
      recordedAt: '2026-11-13T07:17:52.000Z',
    })
    const [{ partitionkey: key }] = world.events.of(door.id) as [Envelope]
    await world.installation.log.append(deviceEvents.name, [{ key, value: '{}' }, recordOf(foreign)])
    await world.handIn(door, 2)
    await world.areRecorded(door, 2)
    await world.replace(secondTable)
    await world.isDone(2, { recordsExamined: 2, recordsChanged: 2 })
    await vi.waitFor(() => expect(world.redecodedOf(door)).toHaveLength(2), PATIENCE)
    expect(world.redecodedOf(gate)).toEqual([])
  })

  it('decodes the past of a family that had no table before', async () => {
    await world.start()
    const door = await world.api.register('front-door')
    await world.handIn(door, 3)
    await world.areRecorded(door, 3)
    await world.replace(firstTable)
    await world.isDone(1, { recordsExamined: 3, recordsChanged: 3 })
    await vi.waitFor(() => expect(world.meaningsOf(door)).toMatchObject(Array(3).fill({ access: granted })), PATIENCE)
  })

  it('reaches what is still being decoded with the table before', async () => {
    const gate = Promise.withResolvers<void>()
    let isHeld = false
    await world.start(async (records, pass) => {
      if (records.some(({ type }) => type === auditRecorded.type)) {
        isHeld = true
        await gate.promise
      }
      await pass()
    })
    await world.replace(firstTable)
    const door = await world.api.register('front-door')
    await world.handIn(door, 5)
    await vi.waitFor(() => expect(isHeld).toBe(true), PATIENCE)
    const replacing = world.replace(secondTable)
    await vi.waitFor(async () => {
      const { rowCount } = await world.installation.database.query(
        `select from pg_locks where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())`,
      )
      expect(rowCount).toBe(1)
    }, PATIENCE)
    gate.resolve()
    await replacing
    await world.handIn(door, 8)
    await world.isDone(2, { recordsChanged: 5 })
    await vi.waitFor(() => expect(world.meaningsOf(door)).toHaveLength(8), PATIENCE)
    await vi.waitFor(() => expect(world.meaningsOf(door)).toMatchObject(Array(8).fill({ access: denied })), PATIENCE)
  })
})
