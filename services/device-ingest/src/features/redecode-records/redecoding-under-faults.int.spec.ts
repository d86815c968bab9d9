import { auditRedecoded, type AuditRedecoded } from '@doorledger/contracts'
import { LogUnavailable } from '@doorledger/event-log'
import { derivedId } from '@doorledger/kernel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Registered } from '../../../test/api.js'
import {
  ASKED,
  battery,
  DecodingWorld,
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

describe('decoding the past again', () => {
  const DOORS = 6
  const EACH = 400
  const ALL = DOORS * EACH

  const fill = async (): Promise<readonly Registered[]> => {
    await world.replace(firstTable)
    const doors = await Promise.all(Array.from({ length: DOORS }, (_, n) => world.api.register(`door-${n}`)))
    for (const door of doors) await world.handIn(door, EACH)
    for (const door of doors) await world.areRecorded(door, EACH)
    return doors
  }
  const allAreDenied = (doors: readonly Registered[]) =>
    vi.waitFor(() => {
      for (const door of doors) {
        expect(new Set(world.redecodedOf(door).map(({ data }) => data.recordId)).size).toBe(EACH)
        expect(world.meaningsOf(door).every(({ access }) => access?.result === 'denied')).toBe(true)
      }
    }, PATIENCE)

  it('goes on where it stopped when the process that did it is gone', async () => {
    let published = 0
    let isAway = false
    const failing = await world.start(async (records, pass) => {
      const redecoded = records.filter(isRedecoded).length
      if (redecoded > 0 && isAway) throw new LogUnavailable('the log is away')
      isAway ||= redecoded > 0
      await pass()
      published += redecoded
    })
    const doors = await fill()
    await world.replace(secondTable)
    await vi.waitFor(async () => {
      const { redecoding } = await world.decoder()
      expect(redecoding.recordsExamined).toBeGreaterThan(0)
    }, PATIENCE)
    await failing.stop()
    expect(published).toBeLessThan(ALL)

    let republished = 0
    await world.start(async (records, pass) => {
      republished += records.filter(isRedecoded).length
      await pass()
    })
    await world.isDone(2, { recordsExamined: ALL, recordsChanged: ALL, remaining: 0 })
    await allAreDenied(doors)
    expect(republished).toBe(ALL - published)
  })

  it('repeats itself under the same ids when the answer of the log was lost', async () => {
    let lost = 0
    await world.start(async (records, pass) => {
      await pass()
      if (!records.some(isRedecoded) || lost === 3) return
      lost += 1
      throw new LogUnavailable('no answer in time')
    })
    const doors = await fill()
    await world.replace(secondTable)
    await world.isDone(2, { recordsExamined: ALL, recordsChanged: ALL })
    await allAreDenied(doors)
    const told = world.events.all().filter(isRedecoded)
    expect(told.length).toBeGreaterThan(ALL)
    expect(new Set(told.map(({ id }) => id)).size).toBe(ALL)
    expect(new Set(told.map(({ data }) => derivedId(auditRedecoded.type, data['recordId'] as string, 2)))).toEqual(
      new Set(told.map(({ id }) => id)),
    )
  })

  it('counts every record once while its connections are cut', async () => {
    await world.start()
    const doors = await fill()
    await world.replace(secondTable)
    for (let cut = 0; cut < 10; cut += 1) {
      await world.installation.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'device-ingest' and pid <> pg_backend_pid()`,
      )
      await vi.waitFor(() => world.decoder().then(({ version }) => expect(version).toBe(2)), PATIENCE)
    }
    await world.isDone(2, { recordsExamined: ALL, recordsChanged: ALL })
    await allAreDenied(doors)
  })

  it('is shared by replicas', async () => {
    await world.start()
    await world.start()
    const doors = await fill()
    await world.replace(secondTable)
    await world.isDone(2, { recordsExamined: ALL, recordsChanged: ALL })
    await allAreDenied(doors)
  })

  it('stops for a later table, which takes back every attempt the earlier one did not get to', async () => {
    await world.start(async (records, pass) => {
      const ofSecond = records.some(
        (event) => isRedecoded(event) && (event as unknown as AuditRedecoded).data.meaning.decoderVersion === 2,
      )
      if (ofSecond) throw new LogUnavailable('the log is away')
      await pass()
    })
    await world.replace(firstTable)
    const door = await world.api.register('front-door')
    await world.handIn(door, 10)
    await world.areRecorded(door, 10)
    await world.replace({ [ASKED]: { name: 'clock set', category: 'clock' } })
    await vi.waitFor(
      async () => expect(await world.decoder()).toMatchObject({ redecoding: { status: 'running' } }),
      PATIENCE,
    )
    await world.replace({ [ASKED]: battery })
    await world.isDone(3, { recordsExamined: 10, recordsChanged: 10 })
    await vi.waitFor(() => expect(world.redecodedOf(door)).toHaveLength(10), PATIENCE)
    for (const { data } of world.redecodedOf(door)) {
      expect(data).toMatchObject({
        meaning: { decoderVersion: 3, codeName: 'battery low' },
        previous: { access: granted },
      })
      expect(data.meaning).not.toHaveProperty('access')
    }
    const { rows } = await world.installation.database.query(
      'select version, status from redecodings order by tenant_id, version',
    )
    expect(rows).toContainEqual({ version: 2, status: 'superseded' })
  })
})
