import { DOORS, doorsOf, RULES } from './office-policy.ts'

/** Numbers of the rules of each door. */
export const rulesByDoor = (): readonly (readonly number[])[] => {
  const rules: number[][] = Array.from({ length: DOORS }, () => [])
  for (let rule = 0; rule < RULES; rule += 1) {
    for (const door of new Set(doorsOf(rule))) rules[door]!.push(rule)
  }
  return rules
}
