import type { Configuration } from '../../api/types'
import type { Messages } from '../../messages/en'

type Rule = Configuration['access-rules']
type NameOf = (id: string) => string

/** `Everybody`, or the people, groups and roles by name. */
export const whoOf = ({ who }: Rule, m: Messages, names: { people: NameOf; groups: NameOf; roles: NameOf }): string => {
  if (who.everyone) return m.rules.everyone
  const all = [...who.groupIds.map(names.groups), ...who.roleIds.map(names.roles), ...who.userIds.map(names.people)]
  return all.join(', ') || m.states.none
}

/** The doors and premises by name. */
export const whereOf = ({ where }: Rule, names: { doors: NameOf; premises: NameOf }): string =>
  [...where.premisesIds.map(names.premises), ...where.doorIds.map(names.doors)].join(', ') || '–'
