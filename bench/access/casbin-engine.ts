import { type Enforcer, newEnforcer, newModelFromString, StringAdapter } from 'casbin'
import type { Engine } from '../figures/other-engines.ts'
import { doorId, GROUPS, groupId, groupsOf, PEOPLE, personId } from './office-policy.ts'
import { officeTime } from './office-time.ts'
import { rulesByDoor } from './rules-by-door.ts'

/** Office hours stand in the policy as days and minutes; membership of groups is a function of ours. */
const MODEL = `
[request_definition]
r = sub, obj, day, minute

[policy_definition]
p = sub, obj, firstDay, lastDay, from, to

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = (r.sub == p.sub || inGroup(r.sub, p.sub)) && r.obj == p.obj && r.day >= p.firstDay && r.day <= p.lastDay && r.minute >= p.from && r.minute < p.to
`
const HOURS = '1, 5, 420, 1140'

interface Asked {
  readonly enforcer: Enforcer
  readonly request: readonly (string | number)[]
}

/** An enforcer for each door, with the policies of that door. */
export const casbinEngine = async (): Promise<Engine<Asked>> => {
  const groups = new Map<string, ReadonlySet<string>>()
  for (let person = 0; person < PEOPLE; person += 1)
    groups.set(personId(person), new Set(groupsOf(person).map(groupId)))
  const enforcers: Enforcer[] = []
  for (const [door, rules] of rulesByDoor().entries()) {
    const lines = rules.flatMap((rule) =>
      [personId(rule % PEOPLE), groupId(rule % GROUPS)].map((sub) => `p, ${sub}, ${doorId(door)}, ${HOURS}`),
    )
    const enforcer = await newEnforcer(newModelFromString(MODEL), new StringAdapter([...new Set(lines)].join('\n')))
    await enforcer.addFunction('inGroup', (person: string, group: string) => groups.get(person)?.has(group) === true)
    enforcers.push(enforcer)
  }
  return {
    name: 'casbin',
    help: 'an enforcer for each door',
    questionOf: ({ person, door, atMs }) => {
      const { weekday, minute } = officeTime(atMs)
      return { enforcer: enforcers[door]!, request: [personId(person), doorId(door), weekday, minute] }
    },
    isGranted: ({ enforcer, request }) => enforcer.enforceSync(...request),
  }
}
