import {
  accessRuleExample,
  type AccessRuleState,
  doorExample,
  type DoorState,
  type HolidayState,
  type LockdownScope,
  scheduleExample,
  type ScheduleState,
} from '@doorledger/contracts'
import { CompiledPolicy } from './compiled-policy.js'
import type { Question } from './evaluate.js'
import { type KnownCredential, type KnownPerson, noFacts, type PolicyFacts } from './policy-facts.js'

/** What tests say of a small building; everything else is as usual. */
export interface World {
  readonly doors?: readonly Partial<DoorState>[]
  readonly rules?: readonly Partial<AccessRuleState>[]
  readonly schedules?: readonly Partial<ScheduleState>[]
  readonly holidays?: readonly HolidayState[]
  readonly people?: Readonly<Record<string, Partial<KnownPerson>>>
  readonly groups?: Readonly<Record<string, { readonly members: readonly string[]; readonly untilMs?: number }>>
  readonly lockdowns?: readonly LockdownScope[]
}

export const MONDAY_NOON = Date.parse('2026-11-23T10:00:00.000Z')

export const door = (parts: Partial<DoorState> = {}): DoorState => ({
  ...doorExample,
  facilityPath: 'hq',
  ...parts,
})

export const rule = (parts: Partial<AccessRuleState> = {}): AccessRuleState => {
  const { duressMacroId: _, ...example } = accessRuleExample
  return {
    ...example,
    who: { everyone: true, userIds: [], groupIds: [], roleIds: [] },
    where: { doorIds: [doorExample.doorId], premisesIds: [] },
    scheduleIds: [],
    ...parts,
  }
}

export const credential = (parts: Partial<KnownCredential> = {}): KnownCredential => ({
  credentialId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  kind: 'keycard',
  state: 'active',
  hmac: 'hmac-of-card',
  last4: '7F3A',
  userId: 'anna',
  validFromMs: -Infinity,
  validUntilMs: Infinity,
  duress: false,
  version: 1,
  ...parts,
})

export const factsOf = (world: World): PolicyFacts => {
  const { doors = [{}], rules = [{}], schedules = [], holidays = [] } = world
  const facts = noFacts()
  facts.premises.set('hq', null)
  for (const parts of doors) facts.config.door.set(door(parts).doorId, door(parts))
  for (const parts of rules) facts.config.access_rule.set(rule(parts).ruleId, rule(parts))
  for (const parts of schedules) {
    const schedule = { ...scheduleExample, exceptions: [], ...parts }
    facts.config.schedule.set(schedule.scheduleId, schedule)
  }
  for (const holiday of holidays) facts.config.holiday.set(holiday.holidayId, holiday)
  addPeople(facts, world)
  addLockdowns(facts, world)
  return facts
}

const addPeople = (facts: PolicyFacts, { people = { anna: {} }, groups = {} }: World): void => {
  for (const [id, person] of Object.entries(people)) {
    facts.people.set(id, {
      enabled: true,
      erased: false,
      assignments: [],
      version: 1,
      ...person,
    })
  }
  for (const [id, { members, untilMs = Infinity }] of Object.entries(groups)) {
    facts.groups.set(id, untilMs)
    for (const member of members) facts.groupsOf.set(member, new Set([...(facts.groupsOf.get(member) ?? []), id]))
  }
}

const addLockdowns = (facts: PolicyFacts, { lockdowns = [] }: World): void => {
  for (const [n, scope] of lockdowns.entries()) {
    const lockdownId = `lockdown-${n}`
    const started = {
      startedAt: '2026-11-23T09:00:00.000Z',
      startedBy: 'user:1',
      reason: 'Intruder',
    }
    facts.lockdowns.set(lockdownId, { lockdownId, scope, ...started })
  }
}

export const policyOf = (world: World = {}): CompiledPolicy => new CompiledPolicy(factsOf(world), 'Europe/Helsinki')

/** A card at the door at noon on a Monday, unless said otherwise. */
export const question = (policy: CompiledPolicy, parts: Partial<Question> = {}): Question => ({
  passage: policy.passagesOf('reader-1')[0],
  presented: [{ accessType: 'keycard', credential: credential() }],
  atMs: MONDAY_NOON,
  ...parts,
})
