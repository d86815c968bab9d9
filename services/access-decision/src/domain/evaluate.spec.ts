import { reasonMeanings } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPresented, anyWorld } from './any-world.fixture.js'
import { checksOf } from './decision-stages.js'
import { evaluate, type Question } from './evaluate.js'
import { naiveDecision } from './naive-decision.fixture.js'
import { credential, factsOf, MONDAY_NOON, policyOf, question, type World } from './policy-world.fixture.js'

const decide = (world: World = {}, parts: Partial<Question> = {}) => {
  const policy = policyOf(world)
  return evaluate(policy, question(policy, parts))
}
const reason = (world: World = {}, parts: Partial<Question> = {}) => decide(world, parts).verdict.reason
const officeHours = {
  scheduleId: 'office',
  zone: 'Europe/Helsinki',
  weekly: [{ days: ['mon' as const], windows: [{ from: '07:00', to: '19:00' }] }],
  holidayIds: [],
}
const card = (parts: Parameters<typeof credential>[0]) => ({
  presented: [{ accessType: 'keycard' as const, credential: credential(parts) }],
})

describe('a decision', () => {
  it('grants who has a rule for the door, and names the rule', () => {
    const { verdict, rule, userId } = decide()
    expect(verdict).toEqual({ decision: 'granted', reason: 'success' })
    expect([rule?.rule.ruleId, userId]).toEqual(['staff', 'anna'])
    expect(checksOf(verdict).every(({ passed }) => passed)).toBe(true)
  })

  it.each<[string, World, Partial<Question>]>([
    ['invalid_configuration', {}, { passage: undefined }],
    ['too_many_attempts', {}, { isThrottled: true }],
    ['unknown_credential', {}, { presented: [{ accessType: 'pin', credential: undefined }] }],
    ['credential_blocked', {}, card({ state: 'blocked' })],
    ['credential_not_yet_valid', {}, card({ validFromMs: MONDAY_NOON + 1 })],
    ['credential_expired', {}, card({ validUntilMs: MONDAY_NOON })],
    ['user_not_found', {}, card({ userId: undefined })],
    ['user_not_found', { people: { anna: { erased: true } } }, {}],
    ['user_disabled', { people: { anna: { enabled: false } } }, {}],
    ['user_not_authorized', { rules: [] }, {}],
    ['user_not_authorized', { rules: [{ accessTypes: ['pin'] }] }, {}],
    ['invalid_pin', { rules: [{ factors: 'card_and_pin' }] }, {}],
    ['rule_disabled', { rules: [{ enabled: false }] }, {}],
    ['lockdown', { lockdowns: [{ kind: 'premises', premisesIds: ['hq'] }] }, {}],
    ['success', { lockdowns: [{ kind: 'doors', doorIds: ['other'] }] }, {}],
    [
      'schedule_day_not_permitted',
      { rules: [{ scheduleIds: ['office'] }], schedules: [officeHours] },
      { atMs: MONDAY_NOON + 86_400_000 },
    ],
    [
      'outside_schedule_hours',
      { rules: [{ scheduleIds: ['office'] }], schedules: [officeHours] },
      { atMs: MONDAY_NOON + 10 * 3_600_000 },
    ],
    ['schedule_day_not_permitted', { rules: [{ scheduleIds: ['gone'] }] }, {}],
    ['cooldown', {}, { isCooling: () => true }],
    ['duress', {}, card({ duress: true })],
  ])('%s', (expected, world, parts) => expect(reason(world, parts)).toBe(expected))

  it('has the texts of the access log for each denial', () => {
    const texts = (['invalid_pin', 'user_not_authorized', 'rule_disabled'] as const).map(
      (id) => reasonMeanings[id].text,
    )
    expect(texts).toEqual(['Invalid PIN', 'User not authorized', 'Access rule disabled'])
    expect(reasonMeanings.outside_schedule_hours.text).toBe('Outside schedule hours')
    expect(reasonMeanings.schedule_day_not_permitted.text).toBe('Schedule day not permitted')
  })

  it('tells the checks that were passed and the one that was not', () => {
    const checks = checksOf(decide({ rules: [{ enabled: false }] }).verdict)
    expect(checks.filter(({ passed }) => !passed)).toEqual([{ check: 'rule_enabled', passed: false }])
    expect(checks.at(-1)?.check).toBe('rule_enabled')
    expect(checks[0]).toEqual({ check: 'configuration', passed: true })
  })

  it('grants when any of several rules grants, else tells of the one that got furthest', () => {
    const disabled = { ruleId: 'a', enabled: false }
    const late = { ruleId: 'b', scheduleIds: ['office'] }
    const world = { rules: [disabled, late], schedules: [officeHours] }
    expect(decide(world).rule?.rule.ruleId).toBe('b')
    const evening = decide(world, { atMs: MONDAY_NOON + 10 * 3_600_000 })
    expect([evening.verdict.reason, evening.rule?.rule.ruleId]).toEqual(['outside_schedule_hours', 'b'])
  })

  it('takes a card with the PIN of its holder, and not with that of another', () => {
    const world: World = { rules: [{ factors: 'card_and_pin' }] }
    const pin = (userId: string) => credential({ credentialId: 'pin', kind: 'pin', userId })
    const both = (userId: string) => ({
      presented: [
        { accessType: 'keycard' as const, credential: credential() },
        { accessType: 'pin' as const, credential: pin(userId) },
      ],
    })
    expect(reason(world, both('anna'))).toBe('success')
    expect(reason(world, both('ben'))).toBe('invalid_pin')
  })

  it('forgets groups that have ended and roles that are held elsewhere', () => {
    const who = {
      everyone: false,
      userIds: [],
      groupIds: ['cleaners'],
      roleIds: ['guard'],
    }
    const member = {
      rules: [{ who }],
      groups: { cleaners: { members: ['anna'], untilMs: MONDAY_NOON } },
    }
    expect(reason(member)).toBe('user_not_authorized')
    expect(reason(member, { atMs: MONDAY_NOON - 1 })).toBe('success')
    const guard = (premisesId: string | null): World => ({
      rules: [{ who }],
      people: { anna: { assignments: [{ roleId: 'guard', premisesId }] } },
    })
    expect([reason(guard('hq')), reason(guard(null)), reason(guard('annex'))]).toEqual([
      'success',
      'success',
      'user_not_authorized',
    ])
  })
})

describe('decisions, against a model read from the order of evaluation', () => {
  it('agree', () => {
    fc.assert(
      fc.property(anyWorld, anyPresented, fc.nat({ max: 7 * 1440 }), fc.boolean(), (parts, given, minutes, cooling) => {
        const policy = policyOf(parts)
        const asked = question(policy, {
          presented: given,
          atMs: MONDAY_NOON + minutes * 60_000,
          isCooling: (ruleId) => cooling && ruleId === 'r1',
        })
        expect(evaluate(policy, asked).verdict.reason).toBe(naiveDecision(factsOf(parts), asked))
      }),
      { numRuns: 1_000 },
    )
  })
})
