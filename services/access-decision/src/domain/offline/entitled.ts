import type { AccessRuleState, DoorState } from '@doorledger/contracts'
import type { CompiledPolicy, CompiledRule, Passage } from '../compiled-policy.js'
import type { KnownCredential, KnownPerson, PolicyFacts } from '../policy-facts.js'

/** A rule that is for a person at some of the doors, until a group ends by which it is. */
export interface EntitledBy {
  readonly ruleId: string
  readonly doorIds: readonly string[]
  /** infinite where no group ends it */
  readonly untilMs: number
}

/** Somebody who may pass some of the doors at some time, and with what. */
export interface Entitled {
  readonly userId: string
  readonly rules: readonly EntitledBy[]
  readonly credentials: readonly KnownCredential[]
}

/** The doors a device decides at: where it takes credentials, or works the lock. */
export const doorsDecidedBy = ({ facts }: CompiledPolicy, deviceId: string): readonly DoorState[] =>
  [...facts.config.door.values()]
    .filter((door) => door.lockDeviceId === deviceId || door.accessPoints.some((each) => each.deviceId === deviceId))
    .sort((one, other) => (one.doorId < other.doorId ? -1 : 1))

/** The ways through those doors, at each side it takes credentials at; at every side where it works the lock. */
export const passagesDecidedBy = (policy: CompiledPolicy, deviceId: string): readonly Passage[] =>
  doorsDecidedBy(policy, deviceId).flatMap((door) =>
    accessPointsDecidedBy(door, deviceId).map((accessPoint) => ({ door, accessPoint })),
  )

export const accessPointsDecidedBy = ({ lockDeviceId, accessPoints }: DoorState, deviceId: string) =>
  lockDeviceId === deviceId ? accessPoints : accessPoints.filter((each) => each.deviceId === deviceId)

/** The rules that can let somebody in at a door. */
export const rulesInForceAt = (policy: CompiledPolicy, door: DoorState): readonly AccessRuleState[] =>
  policy
    .allRulesOf(door)
    .map(({ rule }) => rule)
    .filter(({ enabled }) => enabled)

/** Credentials that open something now or will, by who holds them. */
export const heldCredentials = ({ credentials }: PolicyFacts, atMs: number): ReadonlyMap<string, KnownCredential[]> => {
  const held = new Map<string, KnownCredential[]>()
  for (const credential of credentials.values()) {
    const { userId, state, validUntilMs } = credential
    if (userId === undefined || state !== 'active' || validUntilMs <= atMs) continue
    const others = held.get(userId)
    if (others === undefined) held.set(userId, [credential])
    else others.push(credential)
  }
  return held
}

/** By which rules somebody may pass the doors, as decisions see it; undefined where none is. */
export const entitlementsOf = (
  policy: CompiledPolicy,
  doors: readonly DoorState[],
  { userId, atMs }: { readonly userId: string; readonly atMs: number },
): readonly EntitledBy[] => {
  const person = policy.facts.people.get(userId)
  if (person === undefined || person.erased || !person.enabled) return []
  const found = new Map<string, { readonly ruleId: string; readonly doorIds: string[]; readonly untilMs: number }>()
  for (const door of doors) {
    for (const [{ rule }, untilMs] of rulesUntil(policy, door, { userId, person, atMs })) {
      const key = `${rule.ruleId}\n${untilMs}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { ruleId: rule.ruleId, doorIds: [door.doorId], untilMs })
      else known.doorIds.push(door.doorId)
    }
  }
  return [...found.values()]
}

interface Somebody {
  readonly userId: string
  readonly person: KnownPerson
  readonly atMs: number
}

/** Each rule once, for as long as any of the ways holds by which it is for the person. */
const rulesUntil = (policy: CompiledPolicy, door: DoorState, who: Somebody): ReadonlyMap<CompiledRule, number> => {
  const { everyone, byUser, byGroup, byRole } = policy.rulesOf(door)
  const until = new Map<CompiledRule, number>()
  const add = (rules: readonly CompiledRule[] | undefined, untilMs: number) => {
    for (const rule of rules ?? []) {
      if (rule.rule.enabled) until.set(rule, Math.max(until.get(rule) ?? -Infinity, untilMs))
    }
  }
  add(everyone, Infinity)
  add(byUser.get(who.userId), Infinity)
  for (const { roleId, premisesId } of who.person.assignments) {
    if (premisesId === null || policy.premisesOf(door).has(premisesId)) add(byRole.get(roleId), Infinity)
  }
  for (const groupId of policy.facts.groupsOf.get(who.userId) ?? []) {
    const untilMs = policy.facts.groups.get(groupId) ?? -Infinity
    if (who.atMs < untilMs) add(byGroup.get(groupId), untilMs)
  }
  return until
}
