import {
  CompiledPolicy,
  evaluate,
  type KnownCredential,
  noFacts,
  type PastAttempt,
  policiesToCompare,
  type PolicyFacts,
  type Question,
  replayAttempt,
} from '@doorledger/access-decision'
import { accessRuleExample, doorExample, scheduleExample } from '@doorledger/contracts'
import { type Figure, perSecond, quantile, thousands } from '../figure.ts'

const SCALE = Number(process.env.BENCH_SCALE ?? 1)
const scaled = (count: number): number => Math.max(10, Math.round(count * SCALE))
const [PEOPLE, CREDENTIALS, DOORS, RULES] = [scaled(50_000), scaled(500_000), scaled(2_000), scaled(5_000)]
const GROUPS = 500
const QUESTIONS = 200_000
const ATTEMPTS = scaled(1_000_000)
const MONDAY = Date.parse('2026-11-23T06:00:00.000Z')

/** What deciding costs by itself, with nothing to wait for. */
export async function* decisions(): AsyncGenerator<Figure> {
  const facts = officeBlock()
  const policy = new CompiledPolicy(facts, 'Europe/Helsinki')
  const sizes = `${thousands(PEOPLE)} people, ${thousands(CREDENTIALS)} credentials, ${thousands(DOORS)} doors, ${thousands(RULES)} rules`
  const questions = Array.from({ length: QUESTIONS }, (_, n) => questionOf(policy, n))
  for (const question of questions) evaluate(policy, question)
  const us = questions.map((question) => timedUs(() => evaluate(policy, question)))
  const [p50, p99] = [quantile(us, 0.5), quantile(us, 0.99)]
  yield { name: 'evaluation of an attempt, median in µs', ratio: p50, bound: { atMost: 5 }, detail: sizes }
  yield { name: 'evaluation of an attempt, p99 in µs', ratio: p99, bound: { atMost: 20 }, detail: sizes }
  yield replay(facts)
}

const replay = (facts: PolicyFacts): Figure => {
  const none = { set: [], remove: [] }
  const changes = { accessRules: { set: [], remove: ['rule-0', 'rule-1', 'rule-2'] }, schedules: none, holidays: none }
  const compared = policiesToCompare(facts, changes, 'Europe/Helsinki')
  const startedMs = performance.now()
  let differences = 0
  for (let n = 0; n < ATTEMPTS; n += 1) {
    if (typeof replayAttempt(compared, attemptOf(n)) !== 'string') differences += 1
  }
  const rate = perSecond(ATTEMPTS, startedMs)
  const detail = `${thousands(rate)} attempts/s of ${thousands(ATTEMPTS)}, ${differences} of them decided otherwise`
  return {
    name: 'attempts replayed under changed rules, per second ÷ 200 000',
    ratio: rate / 200_000,
    bound: { atLeast: 1 },
    detail,
  }
}

const timedUs = (work: () => unknown): number => {
  const from = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - from) / 1_000
}

const doorOf = (n: number) => `door-${(n * 7) % DOORS}`
const credentialOf = (n: number) => `credential-${(n * 13) % CREDENTIALS}`

const questionOf = (policy: CompiledPolicy, n: number): Question => {
  const credential = policy.facts.credentials.get(credentialOf(n))
  const passage = policy.passagesOf(`reader-of-${doorOf(n)}`)[0]
  return { passage, presented: [{ accessType: 'keycard', credential }], atMs: MONDAY + (n % 86_400) * 1_000 }
}

const attemptOf = (n: number): PastAttempt => ({
  accessEventId: String(n),
  atMs: MONDAY + (n % 86_400) * 1_000,
  doorId: doorOf(n),
  accessPointId: 'in',
  deviceId: `reader-of-${doorOf(n)}`,
  accessTypes: ['keycard'],
  credentialId: credentialOf(n),
  decision: 'granted',
  reason: 'success',
})

/** Rules for groups at some doors each, by office hours, and a few for single people. */
const officeBlock = (): PolicyFacts => {
  const facts = noFacts()
  facts.config.schedule.set('hours', { ...scheduleExample, scheduleId: 'hours', holidayIds: [], exceptions: [] })
  for (let n = 0; n < DOORS; n += 1) {
    const doorId = `door-${n}`
    const accessPoints = [{ accessPointId: 'in', deviceId: `reader-of-${doorId}` }]
    facts.config.door.set(doorId, { ...doorExample, doorId, accessPoints })
  }
  for (let n = 0; n < RULES; n += 1) {
    const ruleId = `rule-${n}`
    const who = { everyone: false, userIds: [`user-${n}`], groupIds: [`group-${n % GROUPS}`], roleIds: [] }
    const doorIds = Array.from({ length: 8 }, (_, step) => `door-${(n * 3 + step * 41) % DOORS}`)
    const { duressMacroId: _, ...example } = accessRuleExample
    const rule = {
      ...example,
      ruleId,
      who,
      where: { doorIds, premisesIds: [] },
      scheduleIds: ['hours'],
      accessTypes: [],
    }
    facts.config.access_rule.set(ruleId, rule)
  }
  for (let n = 0; n < GROUPS; n += 1) facts.groups.set(`group-${n}`, Infinity)
  for (let n = 0; n < PEOPLE; n += 1) {
    facts.people.set(`user-${n}`, { enabled: true, erased: false, assignments: [], version: 1 })
    facts.groupsOf.set(
      `user-${n}`,
      new Set([`group-${n % GROUPS}`, `group-${(n * 7) % GROUPS}`, `group-${(n * 31) % GROUPS}`]),
    )
  }
  for (let n = 0; n < CREDENTIALS; n += 1) {
    const credential: KnownCredential = {
      credentialId: `credential-${n}`,
      kind: 'keycard',
      state: 'active',
      hmac: n.toString(16).padStart(64, '0'),
      last4: undefined,
      userId: `user-${n % PEOPLE}`,
      validFromMs: -Infinity,
      validUntilMs: Infinity,
      duress: false,
      version: 1,
    }
    facts.credentials.set(credential.credentialId, credential)
    facts.credentialByHmac.set(credential.hmac, credential)
  }
  return facts
}
