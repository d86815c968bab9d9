import { type KnownCredential, noFacts, type PolicyFacts } from '@doorledger/access-decision'
import {
  type AccessRuleState,
  accessRuleExample,
  type DoorState,
  doorExample,
  scheduleExample,
  type ScheduleState,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { thousands } from '../figure.ts'

const SCALE = Number(process.env.BENCH_SCALE ?? 1)
/** `BENCH_SCALE=0.02` to see whether it runs. */
export const scaled = (count: number): number => Math.max(10, Math.round(count * SCALE))

export const PEOPLE = scaled(50_000)
export const CREDENTIALS = scaled(500_000)
export const DOORS = scaled(2_000)
export const RULES = scaled(5_000)
export const GROUPS = 500
export const GROUPS_OF_A_PERSON = 3
export const DOORS_OF_A_RULE = 8
export const SIZES = `${thousands(PEOPLE)} people, ${thousands(CREDENTIALS)} credentials, ${thousands(DOORS)} doors, ${thousands(RULES)} rules`
export const ZONE = 'Europe/Helsinki'

/** One piece of memory, as a string is that was read from JSON; what was put together is a tree of pieces. */
const flat = (text: string): string => JSON.parse(JSON.stringify(text)) as string

export const personId = (n: number): string => flat(derivedId('bench-person', n))
export const groupId = (n: number): string => flat(derivedId('bench-group', n))
export const credentialId = (n: number): string => flat(derivedId('bench-credential', n))
export const holderOf = (credential: number): number => credential % PEOPLE
export const doorId = (n: number): string => `door-${n}`
export const readerOf = (door: number): string => `reader-of-${doorId(door)}`
export const groupsOf = (person: number): readonly number[] => [
  ...new Set([person % GROUPS, (person * 7) % GROUPS, (person * 31) % GROUPS]),
]
/** Of the rule; the group is `rule % GROUPS`. */
export const doorsOf = (rule: number): readonly number[] =>
  Array.from({ length: DOORS_OF_A_RULE }, (_, step) => (rule * 3 + step * 41) % DOORS)

const { facilityPath: _, ...doorAnywhere } = doorExample
export const doorState = (n: number): DoorState => ({
  ...doorAnywhere,
  doorId: doorId(n),
  accessPoints: [{ accessPointId: 'in', deviceId: readerOf(n) }],
  passageScheduleIds: [],
})

export const OFFICE_HOURS: ScheduleState = {
  ...scheduleExample,
  scheduleId: 'hours',
  zone: ZONE,
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], windows: [{ from: '07:00', to: '19:00' }] }],
  holidayIds: [],
  holidayWindows: [],
  exceptions: [],
}

const { duressMacroId: __, facilityPath: ___, ...ruleAnywhere } = accessRuleExample
/** For a group at some doors by office hours, and for one person besides. */
export const ruleState = (n: number): AccessRuleState => ({
  ...ruleAnywhere,
  ruleId: `rule-${n}`,
  who: { everyone: false, userIds: [personId(n % PEOPLE)], groupIds: [groupId(n % GROUPS)], roleIds: [] },
  where: { doorIds: doorsOf(n).map(doorId), premisesIds: [] },
  scheduleIds: [OFFICE_HOURS.scheduleId],
  accessTypes: [],
})

const credentialOf = (n: number): KnownCredential => ({
  credentialId: credentialId(n),
  kind: 'keycard',
  state: 'active',
  hmac: flat(n.toString(16).padStart(64, '0')),
  last4: undefined,
  userId: personId(holderOf(n)),
  validFromMs: -Infinity,
  validUntilMs: Infinity,
  duress: false,
  version: 1,
})

/** An office block as the policy of a replica knows it. */
export const officePolicy = (): PolicyFacts => {
  const facts = noFacts()
  facts.config.schedule.set(OFFICE_HOURS.scheduleId, OFFICE_HOURS)
  for (let n = 0; n < DOORS; n += 1) facts.config.door.set(doorId(n), doorState(n))
  for (let n = 0; n < RULES; n += 1) facts.config.access_rule.set(`rule-${n}`, ruleState(n))
  const { ids } = facts
  for (let n = 0; n < GROUPS; n += 1) facts.groups.set(ids.of(groupId(n)), Infinity)
  for (let n = 0; n < PEOPLE; n += 1) {
    facts.people.set(ids.of(personId(n)), { enabled: true, erased: false, assignments: [], version: 1 })
    facts.groupsOf.set(ids.of(personId(n)), new Set(groupsOf(n).map((group) => ids.of(groupId(group)))))
  }
  for (let n = 0; n < CREDENTIALS; n += 1) {
    const credential = { ...credentialOf(n), userId: ids.of(personId(holderOf(n))) }
    facts.credentials.set(credential.credentialId, credential)
    facts.credentialByHmac.set(credential.hmac, credential)
  }
  return facts
}

/** Somebody asks at a door. */
export interface OfficeRequest {
  readonly person: number
  readonly credential: number
  readonly door: number
  readonly atMs: number
}

const MONDAY_MS = Date.parse('2026-11-23T00:00:00.000Z')
const WEEK_SEC = 7 * 86_400

/** Any credential at any door at any time of a week; every other one somebody's whom a rule of the door is for. */
export function* officeRequests(count: number): Generator<OfficeRequest> {
  const below = numbersBelow(20_261_129)
  for (let n = 0; n < count; n += 1) {
    const rule = below(RULES)
    const isMember = n % 2 === 0
    const person = isMember ? (rule % GROUPS) + GROUPS * below(Math.max(1, Math.floor(PEOPLE / GROUPS))) : below(PEOPLE)
    const holder = person % PEOPLE
    const door = isMember ? doorsOf(rule)[below(DOORS_OF_A_RULE)]! : below(DOORS)
    const keys = Math.max(1, Math.floor(CREDENTIALS / PEOPLE))
    yield { person: holder, credential: holder + PEOPLE * below(keys), door, atMs: MONDAY_MS + below(WEEK_SEC) * 1_000 }
  }
}

/** The same numbers every time (Mulberry32, public domain). */
const numbersBelow = (seed: number) => {
  let state = seed >>> 0
  return (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
}
