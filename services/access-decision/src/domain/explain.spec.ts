import { describe, expect, it } from 'vitest'
import { explain, rulesForGroup, rulesThatLetIn } from './explain.js'
import { evaluate } from './evaluate.js'
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
