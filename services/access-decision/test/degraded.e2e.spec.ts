import {
  accessRuleEvents,
  accessRuleExample,
  credentialAdded,
  credentialExample,
  doorConfigEvents,
  doorExample,
  referenceParts,
  userCreated,
} from '@doorledger/contracts'
import { openKafkaEventLog } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { LookupKey } from '@doorledger/privacy'
import { inProcessSharedState, redisSharedState } from '@doorledger/shared-state'
import { freePort } from '@doorledger/testing'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DoorWorld, eventually, keys } from './door-world.js'

const anna = newId()
let world: DoorWorld
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'access-decision-'))
  world = await DoorWorld.begin('embedded', () => new Date(), { dataDir })
  await world.device('reader')
  const [doorCreated] = doorConfigEvents
  const [ruleCreated] = accessRuleEvents
  const accessPoints = [{ accessPointId: 'in', deviceId: 'reader' }]
  const who = { everyone: true, userIds: [], groupIds: [], roleIds: [] }
  const doors = (['secure', 'open'] as const).map((failMode) => ({
    ...{ ...doorExample, doorId: failMode, passageScheduleIds: [], rexDeviceIds: [] },
    ...{ failMode, accessPoints: accessPoints.map((point) => ({ ...point, accessPointId: failMode })) },
  }))
  const rule = { ...accessRuleExample, who, where: { doorIds: ['secure', 'open'], premisesIds: [] }, scheduleIds: [] }
  await world.append(
    'access.config.v1',
    ...doors.map((door) => world.event(doorCreated, door)),
    world.event(ruleCreated, rule),
  )
  const referenceHmac = LookupKey.parse(keys.lookupKey.text).hmac(...referenceParts(world.tenantId, '11:572'))
  const holder = { userId: anna, from: new Date().toISOString(), until: null }
  const card = { ...credentialExample, kind: 'keycard' as const, referenceHmac, holder, state: 'active' as const }
  await world.append(
    'directory.events.v1',
    world.event(userCreated, { ...userCreated.example, userId: anna }),
    world.event(credentialAdded, card),
  )
  await eventually(async () => expect((await ask()).body).toMatchObject({ decision: 'granted' }))
})
afterAll(() => world.end())

const ask = (parts: object = {}, replica = 0) =>
  world.report('reader', '/access-attempts', { ...question(), ...parts }, replica)
const question = () => ({
  attemptId: newId(),
  credential: { kind: 'rfid', value: '11:572' },
  accessPoint: 'secure',
})
const nobodyThere = async () =>
  openKafkaEventLog({ brokers: [`127.0.0.1:${await freePort()}`], clientId: 'away', appendTimeoutMs: 300 })

describe('two replicas', () => {
  it('give the same answer to the same attempt, at once and when the first one is gone', async () => {
    const sharedState = inProcessSharedState()
    const first = await world.addReplica({ sharedState })
    const second = await world.addReplica({ sharedState })
    const [one, two] = [world.replicas.indexOf(first), world.replicas.indexOf(second)]
    const ready = (replica: number) => eventually(async () => expect((await ask({}, replica)).status).toBe(200))
    await Promise.all([ready(one), ready(two)])
    const asked = question()
    const answers = await Promise.all([ask(asked, one), ask(asked, two), ask(asked, one)])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    await first.stop()
    expect((await ask(asked, world.replicas.indexOf(second))).body).toEqual(answers[0].body)
    await second.stop()
    const { accessEventId } = answers[0].body
    await eventually(() => {
      const told = world.of('access.granted').filter(({ subject }) => subject === accessEventId)
      expect(told).toHaveLength(1)
    })
  })
})

describe('with Redis away', () => {
  it('attempts are decided all the same', async () => {
    const sharedState = redisSharedState({ url: `redis://127.0.0.1:${await freePort()}` })
    const replica = await world.addReplica({ sharedState })
    const place = world.replicas.indexOf(replica)
    await eventually(async () => expect((await ask({}, place)).body).toMatchObject({ decision: 'granted' }))
    const asked = question()
    expect((await ask(asked, place)).body).toEqual((await ask(asked, place)).body)
    expect(await world.health(place)).toMatchObject({ ready: true })
    await replica.stop()
    await sharedState.close()
  })
})

describe('started without the log', () => {
  it('decides by the policy on disk and says so, keeps attempts on disk until they fit no more, and hands them in', async () => {
    await world.replicas[0]!.stop()
    const log = await nobodyThere()
    const alone = await world.addReplica({ log }, { spoolMaxBytes: 3_000 })
    const answer = await eventually(async () => {
      const given = await ask()
      expect(given.body).toMatchObject({ decision: 'granted', reason: 'success' })
      return given
    })
    const health = await world.health()
    expect(health.ready).toBe(true)
    expect(health.says('policy')).toMatch(/^from disk, as of 20/)
    expect(health.says('spool')).toMatch(/bytes wait/)
    await eventually(async () =>
      expect(await ask()).toMatchObject({ status: 503, body: { type: 'urn:doorledger:problem:attempt_not_recorded' } }),
    )
    expect(await ask({ accessPoint: 'open' })).toMatchObject({ status: 200, body: { decision: 'granted' } })
    await alone.stop()
    await log.close()
    await world.addReplica()
    await eventually(() => {
      const told = world.of('access.granted').find(({ subject }) => subject === answer.body['accessEventId'])
      expect(told?.data).toMatchObject({ flags: ['stalePolicy', 'spooled'] })
    })
    await eventually(async () => expect((await world.health()).says('policy')).toBe('ok'))
  })
})

describe('bad input', () => {
  it.each([
    [{ credential: { kind: 'pin', value: '1'.repeat(200) } }, 'credential.value'],
    [{ credential: { kind: 'rfid', value: '11:572', bits: 4 } }, 'credential.bits'],
    [{ credential: { kind: 'weather', value: '1' } }, 'credential.kind'],
    [{ occurredAt: '1970-01-01T00:00:00Z' }, 'occurredAt'],
    [{ occurredAt: '2100-01-01T00:00:00Z' }, 'occurredAt'],
    [{ accessPoint: 'nowhere' }, 'accessPoint'],
    [{ attemptId: 'first' }, 'attemptId'],
  ])('%j is refused, naming the field', async (parts, field) => {
    expect(await ask(parts)).toMatchObject({ status: 400, body: { field } })
  })

  it('of a device that nobody knows, or of none, is not looked at', async () => {
    const secret = `dl_dev_${'A'.repeat(43)}`
    for (const path of ['/access-attempts', '/contact-events', '/rex-events', '/device-status']) {
      expect((await world.request('POST', path, { body: { nonsense: 1 } })).status, path).toBe(401)
      expect((await world.request('POST', path, { secret, body: { nonsense: 1 } })).status, path).toBe(401)
    }
  })

  it('of more than a body may hold is refused', async () => {
    const answer = await ask({ credential: { kind: 'qr', value: 'x'.repeat(5_000_000) } })
    expect(answer.status).toBe(413)
  })
})
