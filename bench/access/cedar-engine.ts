import {
  preparsePolicySet,
  statefulIsAuthorized,
  type StatefulAuthorizationCall,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Engine } from '../figures/other-engines.ts'
import { doorId, GROUPS, groupId, groupsOf, PEOPLE, personId } from './office-policy.ts'
import { officeTime } from './office-time.ts'
import { rulesByDoor } from './rules-by-door.ts'

const HOURS = 'context.day >= 1 && context.day <= 5 && context.minute >= 420 && context.minute < 1140'
const ACTION = { type: 'Action', id: 'pass' }

/** A policy set for each door, parsed beforehand; who somebody is comes with the request, as Cedar wants it. */
export const cedarEngine = (): Engine<StatefulAuthorizationCall> => {
  for (const [door, rules] of rulesByDoor().entries()) {
    const policies = rules.flatMap((rule) => [
      `permit(principal == User::"${personId(rule % PEOPLE)}", action, resource == Door::"${doorId(door)}") when { ${HOURS} };`,
      `permit(principal in Group::"${groupId(rule % GROUPS)}", action, resource == Door::"${doorId(door)}") when { ${HOURS} };`,
    ])
    const parsed = preparsePolicySet(doorId(door), { staticPolicies: policies.join('\n') })
    if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  }
  return {
    name: 'Cedar',
    help: 'a parsed policy set for each door',
    questionOf: ({ person, door, atMs }) => {
      const { weekday, minute } = officeTime(atMs)
      const principal = { type: 'User', id: personId(person) }
      const parents = groupsOf(person).map((group) => ({ type: 'Group', id: groupId(group) }))
      return {
        principal,
        action: ACTION,
        resource: { type: 'Door', id: doorId(door) },
        context: { day: weekday, minute },
        preparsedPolicySetId: doorId(door),
        entities: [{ uid: principal, attrs: {}, parents }],
      }
    },
    isGranted: (call) => {
      const answer = statefulIsAuthorized(call)
      if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
      return answer.response.decision === 'allow'
    },
  }
}
