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
import { newId, sha256 } from '@doorledger/kernel'
import { LookupKey } from '@doorledger/privacy'
import type { SharedState } from '@doorledger/shared-state'
import { redisSharedState } from '@doorledger/shared-state/redis'
import { redisUrl } from '@doorledger/testing'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPolicyEvent } from '../src/domain/apply-event.js'
import { DoorWorld, eventually, keys } from './door-world.js'

const POLICY_TOPICS = ['access.config.v1', 'directory.events.v1', 'device.events.v1']
const CHANGES = 30

let world: DoorWorld
let shared: SharedState
let replica: number

beforeAll(async () => {
  world = await DoorWorld.begin('embedded', () => new Date())
  shared = redisSharedState({ url: redisUrl() })
  replica = world.replicas.indexOf(await world.addReplica({ sharedState: shared }))
  await world.device('reader')
  const door = { ...doorExample, accessPoints: [{ accessPointId: 'in', deviceId: 'reader' }], passageScheduleIds: [] }
  const anna = newId()
  const referenceHmac = LookupKey.parse(keys.lookupKey.text).hmac(...referenceParts(world.tenantId, '11:572'))
  const holder = { userId: anna, from: new Date().toISOString(), until: null }
  const card = { ...credentialExample, kind: 'keycard' as const, referenceHmac, holder, state: 'active' as const }
  await world.append('access.config.v1', world.event(doorConfigEvents[0], door))
  await world.append(
    'directory.events.v1',
    world.event(userCreated, { ...userCreated.example, userId: anna }),
    world.event(credentialAdded, card),
  )
  await world.append('access.config.v1', ruleThatIs('on', 1))
  await eventually(async () => expect((await ask()).body).toMatchObject({ decision: 'granted' }))
})
afterAll(async () => {
  await world.end()
  await shared.close()
})

const ask = () => {
  const credential = { kind: 'rfid', value: '11:572' }
  return world.report('reader', '/access-attempts', { attemptId: newId(), credential }, replica)
}

/** It cools down for so short that it is free again at once: what counts is that Redis is waited for. */
const ruleThatIs = (state: 'on' | 'off', version: number) => {
  const who = { everyone: true, userIds: [], groupIds: [], roleIds: [] }
  const where = { doorIds: [doorExample.doorId], premisesIds: [] }
  const { duressMacroId: _, ...example } = accessRuleExample
  const rule = { ...example, who, where, scheduleIds: [], enabled: state === 'on', cooldownSec: 1 }
  return { ...world.event(accessRuleEvents[version === 1 ? 0 : 1], rule), streamversion: version }
}

interface Told {
  readonly reason: string
  readonly policyVersion: string
}

interface Read {
  readonly place: string
  readonly offset: number
  readonly value: string
}

/** Everything that a topic holds now. */
async function* recordsOf(topic: string): AsyncGenerator<Read> {
  const open = new Map([...(await world.log.watermarks(topic))].filter(([, { high }]) => high > 0))
  const read: Read[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  if (open.size === 0) return
  const subscription = await world.log.subscribe({
    group: `versions-${newId()}`,
    topic,
    claim: () => Promise.resolve(0),
    process: ({ partition, records, nextOffset }) => {
      read.push(...records.map(({ offset, value }) => ({ place: `${topic}:${partition}`, offset, value })))
      if (nextOffset >= (open.get(partition)?.high ?? 0)) open.delete(partition)
      if (open.size === 0) resolve()
      return Promise.resolve()
    },
    release: () => undefined,
  })
  await promise
  await subscription.close()
  yield* read
}

/** Each version of the policy that there was while the rule changed, and whether the rule was on in it. */
const versions = async (): Promise<ReadonlyMap<string, boolean>> => {
  const rests = new Map<string, number>()
  const rules: { readonly place: string; readonly offset: number; readonly enabled: boolean }[] = []
  for (const topic of POLICY_TOPICS) {
    for await (const { place, offset, value } of recordsOf(topic)) {
      const event = readPolicyEvent(value)
      if (event === undefined) continue
      rests.set(place, offset + 1)
      if (event.type.startsWith('access_rule.')) {
        rules.push({ place, offset, enabled: (event.data as { enabled: boolean }).enabled })
      }
    }
  }
  return new Map(
    rules.map(({ place, offset, enabled }) => {
      const then = new Map(rests).set(place, offset + 1)
      return [sha256(JSON.stringify([...then].sort())).slice(0, 16), enabled]
    }),
  )
}

it('each attempt follows from exactly one version of the policy, which its row names, while a rule changes', async () => {
  let isOver = false
  const asking = Array.from({ length: 4 }, async () => {
    while (!isOver) expect((await ask()).status).toBe(200)
  })
  for (let version = 2; version < CHANGES + 2; version += 1) {
    await world.append('access.config.v1', ruleThatIs(version % 2 === 0 ? 'off' : 'on', version))
    await pause(25)
  }
  isOver = true
  await Promise.all(asking)
  const wasOn = await versions()
  expect(wasOn.size).toBe(CHANGES + 1)
  const told = world.of('access.granted', 'access.denied').map(({ data }) => data as unknown as Told)
  const named = told.filter(({ policyVersion }) => wasOn.has(policyVersion))
  expect(new Set(named.map(({ policyVersion }) => policyVersion)).size).toBeGreaterThan(CHANGES / 4)
  for (const { reason, policyVersion } of named) {
    expect(wasOn.get(policyVersion) === true ? ['success', 'cooldown'] : ['rule_disabled']).toContain(reason)
  }
  expect(told.filter(({ policyVersion }) => !wasOn.has(policyVersion)).map(({ reason }) => reason)).not.toContain(
    'rule_disabled',
  )
})
