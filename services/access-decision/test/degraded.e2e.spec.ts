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
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId } from '@doorledger/kernel'
import { LookupKey } from '@doorledger/privacy'
import { inProcessSharedState } from '@doorledger/shared-state'
import { redisSharedState } from '@doorledger/shared-state/redis'
import { freePort } from '@doorledger/testing'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ObjectServer, startObjectServer } from '../../../libs/media/test/object-server.js'
import { DoorWorld, eventually, keys } from './door-world.js'

const anna = newId()
let world: DoorWorld
let dataDir: string
let pictures: ObjectServer

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'access-decision-'))
  pictures = await startObjectServer()
  const objects = () => pictures.open()
  world = await DoorWorld.begin('embedded', () => new Date(), { dataDir, objects })
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
afterAll(async () => {
  await world.end()
  await pictures.close()
})

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

describe('a picture within an attempt', () => {
  const jpeg = (red: number) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: { r: red, g: 9, b: 9 } } })
      .jpeg()
      .toBuffer()
  const dataUri = (bytes: Buffer, mime = 'image/jpeg') => `data:${mime};base64,${bytes.toString('base64')}`
  const toldOf = (answer: { body: Record<string, unknown> }) =>
    eventually(() => {
      const [told] = world.of(...TOLD).filter(({ subject }) => subject === answer.body['accessEventId'])
      expect(told).toBeDefined()
      return told!
    })
  const TOLD = ['access.snapshot_stored', 'access.snapshot_linked', 'access.snapshot_refused']

  it('is sealed in the object store, and the log says where it is and has nothing of it', async () => {
    const picture = dataUri(await jpeg(10))
    const asked = { ...question(), snapshot: { dataUri: picture } }
    const answer = await ask(asked)
    expect(answer.body).toMatchObject({ decision: 'granted', snapshot: { status: 'pending' } })
    const { type, time, data } = await toldOf(answer)
    const snapshot = { sealedFor: anna, source: 'data_uri', mime: 'image/jpeg', widthPx: 64, takenAt: time }
    expect({ type, data }).toMatchObject({ type: 'access.snapshot_stored', data: { userId: anna, snapshot } })
    expect((await ask(asked)).body).toMatchObject({ accessEventId: answer.body['accessEventId'] })
    const kept = pictures.contents()
    expect(kept).toHaveLength(1)
    expect(kept[0]!.includes('JFIF')).toBe(false)
    expect(world.published.filter((event) => JSON.stringify(event).includes(picture.slice(60, 120)))).toEqual([])
  })

  it('may be an address, also of a request to exit', async () => {
    const url = 'https://clips.example/a.mp4?X-Amz-Signature=1'
    const linked = await ask({ snapshot: { url, expiresAt: '2030-01-01T00:00:00.000Z' } })
    expect((await toldOf(linked)).data).toMatchObject({ snapshot: { url } })
    const exit = await world.report('reader', '/rex-events', { eventId: newId(), snapshot: { url } })
    expect(exit.body).toMatchObject({ decision: 'granted', reports: [{ snapshot: { status: 'pending' } }] })
  })

  it('that is not taken is told and recorded with its reason, and the attempt is decided all the same', async () => {
    const picture = await jpeg(20)
    const refusals: [unknown, string][] = [
      [{ dataUri: dataUri(picture, 'image/png') }, 'type_mismatch'],
      [{ url: 'http://clips.example/a.jpg' }, 'scheme_refused'],
      ['picture', 'invalid_snapshot'],
    ]
    for (const [snapshot, reason] of refusals) {
      const answer = await ask({ snapshot })
      expect(answer).toMatchObject({
        status: 200,
        body: { decision: 'granted', snapshot: { status: 'refused', reason } },
      })
      expect(await toldOf(answer)).toMatchObject({ type: 'access.snapshot_refused', data: { fault: reason } })
    }
    const hollow = Buffer.concat([picture.subarray(0, picture.length - 60), Buffer.from([0xff, 0xd9])])
    const pending = await ask({ snapshot: { dataUri: dataUri(hollow) } })
    expect(pending.body).toMatchObject({ decision: 'granted', snapshot: { status: 'pending' } })
  })

  it('waits while the object store is away, full or does not answer, and the attempt does not', async () => {
    const answers: Awaited<ReturnType<typeof ask>>[] = []
    for (const mood of ['away', 'full', 'slow'] as const) {
      pictures.set(mood)
      const answer = await ask({ snapshot: { dataUri: dataUri(await jpeg(30 + answers.length)) } })
      expect(answer.body).toMatchObject({ decision: 'granted', snapshot: { status: 'pending' } })
      expect((await ask()).body).toMatchObject({ decision: 'granted' })
      answers.push(answer)
    }
    const waiting = answers.map(({ body }) => body['accessEventId'])
    expect(world.of(...TOLD).filter(({ subject }) => waiting.includes(subject))).toEqual([])
    pictures.set('works')
    for (const answer of answers) expect((await toldOf(answer)).type).toBe('access.snapshot_stored')
  })

  it('of a question that is refused shows who stood there, beside the row of the refusal', async () => {
    const asked = { attemptId: newId(), occurredAt: '1970-01-01T00:00:00Z' }
    expect((await ask({ ...asked, snapshot: { dataUri: dataUri(await jpeg(40)) } })).status).toBe(400)
    const row = await eventually(() => {
      const [told] = world.of('access.errored').filter(({ data }) => JSON.stringify(data).includes(asked.attemptId))
      expect(told).toBeDefined()
      return told!
    })
    expect((await toldOf({ body: { accessEventId: row.subject } })).type).toBe('access.snapshot_stored')
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
    const answer = await ask({ credential: { kind: 'qr', value: 'x'.repeat(17_000_000) } })
    expect(answer.status).toBe(413)
  })
})
