import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyWorld, people } from './any-world.fixture.js'
import { isCard } from './policy-facts.js'
import { explain, rulesForGroup, rulesThatLetIn } from './explain.js'
import { evaluate, type Presented } from './evaluate.js'
import { progressOf } from './decision-stages.js'
import { credential, door, MONDAY_NOON, policyOf, question, type World } from './policy-world.fixture.js'

const nobody = { everyone: false, userIds: [], groupIds: [], roleIds: [] }
const world: World = {
  rules: [
    { ruleId: 'a', enabled: false },
    { ruleId: 'b', accessTypes: ['pin'] },
    { ruleId: 'c', who: nobody },
  ],
  people: { anna: {}, ben: { enabled: false } },
}
const policyWith = (...held: Parameters<typeof credential>[0][]) => {
  const policy = policyOf(world)
  for (const parts of held) {
    const each = credential(parts)
    policy.facts.credentials.set(each.credentialId, each)
  }
  return policy
}
const at = (policy: ReturnType<typeof policyOf>) => ({
  userId: 'anna',
  passage: policy.passagesOf('reader-1')[0]!,
  atMs: MONDAY_NOON,
})

describe('an explanation', () => {
  it('agrees with the decision on the same credential', () => {
    const policy = policyWith({})
    const { verdict, rule } = evaluate(policy, question(policy))
    const told = explain(policy, at(policy))
    expect([told.decision, told.reason, told.rule?.id]).toEqual([verdict.decision, verdict.reason, rule?.rule.ruleId])
    expect(told.checks.at(-1)).toEqual({
      check: 'rule_enabled',
      passed: false,
    })
  })

  it('takes the best of what the person holds, and never tells which PIN is for duress', () => {
    const policy = policyWith(
      {},
      { credentialId: 'pin', kind: 'pin' },
      { credentialId: 'help', kind: 'pin', duress: true },
    )
    expect(explain(policy, at(policy))).toMatchObject({
      decision: 'granted',
      reason: 'success',
      credentialIds: ['pin'],
    })
    expect(explain(policy, { ...at(policy), credentialId: 'help' }).reason).toBe('unknown_credential')
  })

  it('tells of every rule of the door what it says', () => {
    const policy = policyWith({ credentialId: 'pin', kind: 'pin' })
    expect(explain(policy, at(policy)).rules.map(({ id, isForPerson, reason }) => [id, isForPerson, reason])).toEqual([
      ['a', true, 'rule_disabled'],
      ['b', true, 'success'],
      ['c', false, undefined],
    ])
  })
})

it('says by which rules somebody gets in', () => {
  const policy = policyWith({})
  const rulesOf = (userId: string) =>
    rulesThatLetIn(policy, door(), { userId, atMs: MONDAY_NOON }).map((each) => each.rule.ruleId)
  expect([rulesOf('anna'), rulesOf('ben'), rulesOf('carl')]).toEqual([['b'], [], []])
})

it('says by which rules members of a group get in', () => {
  const forGroups = policyOf({
    rules: [
      { ruleId: 'a', who: { everyone: false, userIds: [], groupIds: ['night'], roleIds: [] } },
      { ruleId: 'b', who: { everyone: false, userIds: [], groupIds: ['night'], roleIds: [] }, enabled: false },
      { ruleId: 'c', who: { everyone: true, userIds: [], groupIds: [], roleIds: [] } },
    ],
  })
  expect(rulesForGroup(forGroups, door(), 'night').map(({ rule }) => rule.ruleId)).toEqual(['a'])
  expect(rulesForGroup(forGroups, door(), 'day')).toEqual([])
})

describe('whatever is configured, and whoever holds what', () => {
  const anyHeld = fc.array(
    fc.record({
      kind: fc.constantFrom('keycard' as const, 'pin' as const, 'key_fob' as const),
      userId: fc.constantFrom(...people),
      state: fc.constantFrom('active' as const, 'active' as const, 'blocked' as const, 'removed' as const),
      validUntilMs: fc.constantFrom(Infinity, Infinity, MONDAY_NOON),
      duress: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  const anyCase = fc.record({
    world: anyWorld,
    held: anyHeld.map((all) => all.map((parts, n) => credential({ ...parts, credentialId: `credential-${n}` }))),
    userId: fc.constantFrom(...people),
    minutes: fc.nat({ max: 7 * 1_440 }),
    chosen: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
  })
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never

  const told = ({ world: parts, held, userId, minutes, chosen }: Case) => {
    const policy = policyOf(parts)
    for (const each of held) policy.facts.credentials.set(each.credentialId, each)
    const credentialId = chosen === undefined ? undefined : `credential-${chosen}`
    const given = { ...at(policy), userId, atMs: MONDAY_NOON + minutes * 60_000 }
    return { policy, given, explanation: explain(policy, { ...given, credentialId }) }
  }
  /** Everything the person could hold to the door, but for duress PINs: nobody is told of these. */
  const waysOf = ({ held, userId, chosen }: Case): readonly (readonly Presented[])[] => {
    const own = held.filter((each) => each.userId === userId && each.state !== 'removed' && !each.duress)
    const usable = chosen === undefined ? own : own.filter((each) => each.credentialId === `credential-${chosen}`)
    const shown = usable.map((each) => ({ accessType: each.kind, credential: each }))
    const [cards, pins] = [
      shown.filter(({ accessType }) => isCard(accessType)),
      shown.filter(({ accessType }) => accessType === 'pin'),
    ]
    const pairs = cards.flatMap((card) => pins.map((pin) => [card, pin]))
    const ways = [...shown.map((each) => [each]), ...pairs]
    return ways.length > 0 ? ways : [[{ accessType: 'unknown', credential: undefined }]]
  }

  it('an explanation says what is decided when the best of it is presented', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { policy, given, explanation } = told(each)
        const decided = waysOf(each).map((presented) => evaluate(policy, { ...given, presented }))
        const best = decided.reduce((one, other) => (progressOf(other.verdict) > progressOf(one.verdict) ? other : one))
        const { decision, reason } = best.verdict
        expect([explanation.decision, explanation.reason]).toEqual([decision, reason])
        expect(explanation.rule?.id).toBe(best.rule?.rule.ruleId)
        expect(explanation.checks.every(({ passed }) => passed)).toBe(explanation.decision === 'granted')
      }),
      { numRuns: 500 },
    )
  })

  it('what it presented is decided as it says, by the rule that it names', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { policy, given, explanation } = told(each)
        const presented = explanation.credentialIds.map((id): Presented => {
          const found = policy.facts.credentials.get(id)!
          return { accessType: found.kind, credential: found }
        })
        if (presented.length === 0) return
        const { verdict, rule } = evaluate(policy, { ...given, presented })
        expect([explanation.decision, explanation.reason]).toEqual([verdict.decision, verdict.reason])
        const named = explanation.rules.find(({ id }) => id === explanation.rule?.id)
        expect(named?.id).toBe(rule?.rule.ruleId)
        if (named !== undefined) expect(named).toMatchObject({ isForPerson: true, reason: verdict.reason })
        const grants = explanation.rules.some(({ decision }) => decision === 'granted')
        if (explanation.decision === 'granted') expect(grants).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
