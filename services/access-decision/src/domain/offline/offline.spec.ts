import { type AccessRuleState, doorExample, type SnapshotSections, weekday } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CompiledPolicy } from '../compiled-policy.js'
import { evaluate, type Question } from '../evaluate.js'
import { credential, factsOf, MONDAY_NOON, type World } from '../policy-world.fixture.js'
import type { KnownCredential, PolicyFacts } from '../policy-facts.js'
import { doorsDecidedBy, entitlementsOf, heldCredentials, passagesDecidedBy } from './entitled.js'
import { policyOfSnapshot } from './policy-of-snapshot.js'
import { changedBetween, deltaTo, unionOf, withDelta } from './snapshot-delta.js'
import { sectionsOf } from './snapshot-sections.js'

const ZONE = 'Europe/Helsinki'
const DAY_MS = 86_400_000
const people = ['anna', 'ben', 'carl']
const kinds = ['keycard', 'pin'] as const
const idOf = (userId: string, kind: string) => `${kind} of ${userId}`

const mostly = fc.constantFrom(true, true, true, true, false)
const some = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 })
const rules = fc.uniqueArray(
  fc.record({
    ruleId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    enabled: mostly,
    who: fc.record({
      everyone: mostly,
      userIds: some(...people),
      groupIds: some('g1', 'g2'),
      roleIds: some('guard', 'host'),
    }),
    where: fc.record({ doorIds: some('main-entrance', 'vault', 'elsewhere'), premisesIds: some('hq', 'floor-1') }),
    scheduleIds: fc.oneof(fc.constant<string[]>([]), some('day', 'night', 'gone')),
    accessTypes: fc.oneof(
      fc.constant<AccessRuleState['accessTypes']>([]),
      some<AccessRuleState['accessTypes'][number]>('rfid', 'pin', 'keycard'),
    ),
    factors: fc.constantFrom('any' as const, 'any' as const, 'card_and_pin' as const),
  }),
  { selector: ({ ruleId }) => ruleId, minLength: 2, maxLength: 4 },
)
const point = (accessPointId: string, deviceId: string) => [{ accessPointId, deviceId }]
const doors: NonNullable<World['doors']> = [
  { accessPoints: point('in', 'controller'), lockDeviceId: 'lock' },
  { doorId: 'vault', facilityPath: 'hq/floor-1', accessPoints: point('in', 'reader-2'), lockDeviceId: 'controller' },
  { doorId: 'elsewhere', accessPoints: point('in', 'reader-3'), lockDeviceId: 'reader-3' },
]
const hours = (from: string, to: string) => [{ days: [...weekday.options], windows: [{ from, to }] }]
const schedules: NonNullable<World['schedules']> = [
  { scheduleId: 'day', weekly: hours('08:00', '18:00'), holidayIds: [] },
  { scheduleId: 'night', weekly: hours('22:00', '06:00'), holidayIds: [] },
].map(({ ...schedule }) => ({ zone: ZONE, ...schedule }))
const assignments = fc.array(
  fc.record({ roleId: fc.constantFrom('guard', 'host'), premisesId: fc.constantFrom(null, 'floor-1', 'annex') }),
  { maxLength: 2 },
)
const person = fc.record({ enabled: mostly, erased: mostly.map((is) => !is), assignments })
const group = fc.record({ members: some(...people), untilMs: fc.constantFrom(Infinity, MONDAY_NOON + 2 * DAY_MS) })
const lockdowns: NonNullable<World['lockdowns']>[] = [[], [], [], [{ kind: 'doors', doorIds: ['vault'] }]]
const world = fc.record({
  rules,
  doors: fc.constant(doors),
  schedules: fc.constant(schedules),
  people: fc.record(Object.fromEntries(people.map((id) => [id, person]))),
  groups: fc.dictionary(fc.constantFrom('g1', 'g2'), group),
  lockdowns: fc.constantFrom(...lockdowns),
})
const held = fc.record({
  state: fc.constantFrom('active' as const, 'active' as const, 'blocked' as const),
  duress: fc.boolean(),
  validUntilMs: fc.constantFrom(Infinity, MONDAY_NOON + DAY_MS, MONDAY_NOON - 1),
})

const worldWith = (parts: World, credentials: readonly Partial<KnownCredential>[]): PolicyFacts => {
  const facts = factsOf(parts)
  for (const [n, userId] of people.entries()) {
    for (const [m, kind] of kinds.entries()) {
      const credentialId = idOf(userId, kind)
      const given = { ...credentials[n * kinds.length + m], credentialId, kind, userId, sealed: credentialId }
      facts.credentials.set(credentialId, credential(given))
    }
  }
  return facts
}

const snapshotOf = (facts: PolicyFacts, atMs = MONDAY_NOON): SnapshotSections => {
  const policy = new CompiledPolicy(facts, ZONE)
  const at = { deviceId: 'controller', policy, doors: doorsDecidedBy(policy, 'controller'), siteZone: ZONE }
  const entitled = [...heldCredentials(facts, atMs)]
    .map(([userId, credentials]) => ({
      userId,
      credentials,
      rules: entitlementsOf(policy, at.doors, { userId, atMs }),
    }))
    .filter(({ rules: by }) => by.length > 0)
  return sectionsOf(at, entitled, {
    holderOf: (userId) => `holder ${userId}`,
    tagOf: ({ sealed, credentialId }) => (sealed === undefined ? undefined : `tag ${credentialId}`),
  })
}

/** Somebody at one of the doors, with what he holds; undefined for what nobody knows. */
const presented = fc.oneof(
  fc.tuple(fc.option(fc.constantFrom(...people), { nil: undefined })).map(([userId]) => [['keycard', userId]] as const),
  fc.constantFrom(...people).map((userId) => [['pin', userId]] as const),
  fc
    .tuple(fc.constantFrom(...people), fc.option(fc.constantFrom(...people), { nil: undefined }))
    .map(([one, other]) => [['keycard', one] as const, ['pin', other] as const]),
)

const asked = (policy: CompiledPolicy, given: readonly (readonly ['keycard' | 'pin', string | undefined])[]) =>
  given.map(([kind, userId]) => ({
    accessType: kind,
    credential: userId === undefined ? undefined : policy.facts.credentials.get(idOf(userId, kind)),
  }))

describe('a controller that decides by its snapshot', () => {
  it('decides as the policy does that the snapshot was made from, until it is valid no more', () => {
    const credentials = fc.array(held, { minLength: 6, maxLength: 6 })
    let grants = 0
    fc.assert(
      fc.property(world, credentials, presented, fc.nat({ max: 7 * 1_440 }), (parts, holdings, given, minutes) => {
        const facts = worldWith(parts, holdings)
        const whole = new CompiledPolicy(facts, ZONE)
        const alone = policyOfSnapshot(snapshotOf(facts))
        const atMs = MONDAY_NOON + minutes * 60_000
        for (const doorId of ['main-entrance', 'vault']) {
          const isCooling: Question['isCooling'] = (ruleId) => ruleId === 'r2'
          const [here, there] = [whole, alone].map((policy) => {
            const door = policy.facts.config.door.get(doorId)!
            const passage = { door, accessPoint: door.accessPoints[0]! }
            return evaluate(policy, { passage, presented: asked(policy, given), atMs, isCooling })
          })
          const shown = here!.verdict.reason === 'duress' ? 'success' : here!.verdict.reason
          expect(there!.verdict.decision).toBe(here!.verdict.decision)
          if (here!.verdict.decision === 'denied') continue
          grants += 1
          expect([there!.verdict.reason, there!.rule?.rule.ruleId]).toEqual([shown, here!.rule?.rule.ruleId])
        }
      }),
      { numRuns: 1_000, seed: 12 },
    )
    expect(grants).toBeGreaterThan(50)
  })

  it('knows nothing of other doors, of whom its doors do not open for, of names, and of duress', () => {
    const who = { everyone: false, userIds: ['anna'], groupIds: [], roleIds: [] }
    const parts: World = {
      doors,
      people: { anna: {}, ben: {} },
      rules: [
        { ruleId: 'here', name: 'Anna alone', who, where: { doorIds: ['vault'], premisesIds: [] } },
        { ruleId: 'there', who: { ...who, everyone: true }, where: { doorIds: ['elsewhere'], premisesIds: [] } },
      ],
    }
    const duress = Array.from({ length: 6 }, () => ({ duress: true }))
    const snapshot = snapshotOf(worldWith(parts, duress))
    expect(snapshot.rules.map(({ id }) => id)).toEqual(['here'])
    expect(snapshot.doors.map(({ id, accessPoints }) => [id, accessPoints.length])).toEqual([
      ['main-entrance', 1],
      ['vault', 1],
    ])
    expect(snapshot.people).toEqual([{ id: 'holder anna', rules: [{ ruleId: 'here' }] }])
    const text = JSON.stringify(snapshot)
    expect(text).not.toMatch(/duress|Anna alone|ben|elsewhere|there/)
    const plain = snapshotOf(worldWith(parts, []))
    expect(JSON.stringify(plain)).toBe(text)
  })

  it('decides at doors where it takes credentials, and where it works the lock', () => {
    const policy = new CompiledPolicy(worldWith({ doors }, []), ZONE)
    const at = (deviceId: string) => passagesDecidedBy(policy, deviceId).map(({ door }) => door.doorId)
    expect(at('controller')).toEqual(['main-entrance', 'vault'])
    expect(at('reader-2')).toEqual(['vault'])
    expect(at('stranger')).toEqual([])
  })

  it('gets no credential that was added before there was a hash for controllers', () => {
    const facts = worldWith({ doors }, [])
    const old = facts.credentials.get(idOf('anna', 'pin'))!
    const { sealed: _, ...unsealed } = old
    facts.credentials.set(old.credentialId, unsealed)
    expect(snapshotOf(facts).credentials.map(({ id }) => id)).not.toContain(old.credentialId)
  })
})

describe('a delta', () => {
  it('makes of an older snapshot the newest one, over any number of steps', () => {
    fc.assert(
      fc.property(fc.array(world, { minLength: 2, maxLength: 4 }), (worlds) => {
        const versions = worlds.map((parts) => snapshotOf(worldWith(parts, [])))
        const newest = versions.at(-1)!
        const steps = versions.slice(1).map((after, n) => changedBetween(versions[n]!, after))
        const delta = deltaTo(newest, unionOf(steps))
        expect(withDelta(versions[0]!, delta)).toEqual(newest)
      }),
      { numRuns: 200 },
    )
  })

  it('holds what changed, and no more', () => {
    const before = snapshotOf(worldWith({ doors }, []))
    const after = snapshotOf(worldWith({ doors: [{ ...doors[0], unlockSec: 9 }, doors[1]!, doors[2]!] }, []))
    const { set, removed } = deltaTo(after, changedBetween(before, after))
    expect(set.doors.map(({ id }) => id)).toEqual([doorExample.doorId])
    expect(Object.values(set).flat()).toHaveLength(1)
    expect(Object.values(removed).flat()).toEqual([])
  })
})
