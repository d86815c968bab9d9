import type { AccessRuleState, SnapshotSections } from '@doorledger/contracts'
import { CompiledPolicy } from '../compiled-policy.js'
import { noFacts, type PolicyFacts } from '../policy-facts.js'

type RuleEntry = SnapshotSections['rules'][number]
type PersonRule = SnapshotSections['people'][number]['rules'][number]

/** Every schedule of a snapshot names its zone. */
const NO_ZONE = 'UTC'

/**
 * What a controller decides by, ready for `evaluate`: the same decision that Doorledger makes by the policy the snapshot
 * was made from. Credentials are found by their tags.
 */
export const policyOfSnapshot = (snapshot: SnapshotSections): CompiledPolicy => {
  const facts = noFacts()
  addDoors(facts, snapshot)
  addPeople(facts, snapshot)
  addCredentials(facts, snapshot)
  return new CompiledPolicy(facts, NO_ZONE)
}

const unnamed = { name: '', deleted: false }

const addDoors = (facts: PolicyFacts, { doors, schedules, holidays, lockdowns }: SnapshotSections): void => {
  const { config } = facts
  for (const { id, ...door } of doors) {
    const times = { heldOpenThresholdSec: 30, forcedOpenWindowSec: 10, rexDeviceIds: [] }
    config.door.set(id, { doorId: id, ...unnamed, ...times, ...door })
  }
  for (const { id, ...schedule } of schedules) config.schedule.set(id, { scheduleId: id, ...unnamed, ...schedule })
  for (const { id, ...holiday } of holidays) config.holiday.set(id, { holidayId: id, ...unnamed, ...holiday })
  for (const { id, doorIds } of lockdowns) {
    const started = { startedAt: '', startedBy: '', reason: '' }
    facts.lockdowns.set(id, { lockdownId: id, scope: { kind: 'doors', doorIds }, ...started })
  }
}

/** Whoever a rule is for is a member of a group that stands for the rule, the doors and the end of it. */
const addPeople = (facts: PolicyFacts, { rules, people }: SnapshotSections): void => {
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  const groupsOfRule = new Map<string, { readonly state: AccessRuleState; readonly groupIds: string[] }>()
  for (const { id, rules: by } of people) {
    const person = { enabled: true, erased: false, assignments: [], version: 1 }
    facts.people.set(id, person)
    const groups = by.flatMap((each) => {
      const rule = known.get(each.ruleId)
      return rule === undefined ? [] : [groupFor(facts, groupsOfRule, { rule, by: each })]
    })
    facts.groupsOf.set(id, new Set(groups))
  }
  for (const [key, { state, groupIds }] of groupsOfRule) {
    facts.config.access_rule.set(key, { ...state, who: { ...state.who, groupIds } })
  }
}

const groupFor = (
  facts: PolicyFacts,
  groupsOfRule: Map<string, { readonly state: AccessRuleState; readonly groupIds: string[] }>,
  { rule, by }: { readonly rule: RuleEntry; readonly by: PersonRule },
): string => {
  const doorIds = by.doorIds ?? rule.doorIds
  const key = [rule.id, ...doorIds].join(' ')
  const groupId = `${key} until ${by.until ?? 'further notice'}`
  let known = groupsOfRule.get(key)
  if (known === undefined) groupsOfRule.set(key, (known = { state: ruleState(rule, doorIds), groupIds: [] }))
  if (!facts.groups.has(groupId)) {
    known.groupIds.push(groupId)
    facts.groups.set(groupId, by.until === undefined ? Infinity : Date.parse(by.until))
  }
  return groupId
}

const ruleState = ({ id, ...rule }: RuleEntry, doorIds: string[]): AccessRuleState => ({
  ruleId: id,
  ...unnamed,
  enabled: true,
  who: { everyone: false, userIds: [], groupIds: [], roleIds: [] },
  where: { doorIds, premisesIds: [] },
  scheduleIds: rule.scheduleIds,
  accessTypes: rule.accessTypes,
  factors: rule.factors,
  action: rule.action,
  ...(rule.unlockSec !== undefined && { unlockSec: rule.unlockSec }),
  ...(rule.cooldownSec !== undefined && { cooldownSec: rule.cooldownSec }),
})

const addCredentials = (facts: PolicyFacts, { credentials }: SnapshotSections): void => {
  for (const { id, tag, kind, holder, validFrom, validUntil } of credentials) {
    const credential = {
      credentialId: id,
      kind,
      state: 'active' as const,
      hmac: tag,
      last4: undefined,
      userId: holder,
      validFromMs: validFrom === undefined ? -Infinity : Date.parse(validFrom),
      validUntilMs: validUntil === undefined ? Infinity : Date.parse(validUntil),
      duress: false,
      version: 1,
    }
    facts.credentials.set(id, credential)
    facts.credentialByHmac.set(tag, credential)
  }
}
