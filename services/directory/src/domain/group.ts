import type { FactOf, GroupEvent, GroupState } from '@doorledger/contracts'
import { type Changes, type Decider, DomainError, requireVersion, type Seen, withChanges } from '@doorledger/kernel'

export type GroupFact = FactOf<GroupEvent>

export type GroupChanges = Changes<Pick<GroupState, 'name' | 'description' | 'validUntil'>>

export type GroupCommand =
  | { readonly type: 'create'; readonly group: GroupState }
  | ({ readonly type: 'change'; readonly changes: GroupChanges } & Seen)
  | ({ readonly type: 'delete' } & Seen)
  | { readonly type: 'letTimePass'; readonly at: string }

export interface GroupAggregateState {
  readonly group: GroupState | undefined
  readonly version: number
  /** the end of validity that was told last */
  readonly expiredAt?: string | undefined
}

type CommandOf<Type extends GroupCommand['type']> = Extract<GroupCommand, { type: Type }>

const decide = (command: GroupCommand, standing: GroupAggregateState): readonly GroupFact[] => {
  switch (command.type) {
    case 'create':
      return create(command, standing)
    case 'change':
      return change(command, present(standing, command))
    case 'delete':
      return [{ type: 'group.deleted', data: { ...present(standing, command), deleted: true } }]
    case 'letTimePass':
      return expire(command, standing)
  }
}

const create = ({ group }: CommandOf<'create'>, { group: before }: GroupAggregateState): readonly GroupFact[] => {
  if (before !== undefined) throw new DomainError('group_exists', 'conflict', 'There is, or was, a group with this id')
  return [{ type: 'group.created', data: group }]
}

const change = ({ changes }: CommandOf<'change'>, group: GroupState): readonly GroupFact[] => {
  const next = withChanges(group, changes)
  const isSame =
    next.name === group.name && next.description === group.description && next.validUntil === group.validUntil
  return isSame ? [] : [{ type: 'group.updated', data: next }]
}

/** Once for each end of validity: prolonged before, there is nothing to tell; told already, neither (R1.20, R1.26). */
const expire = ({ at }: CommandOf<'letTimePass'>, { group, expiredAt }: GroupAggregateState): readonly GroupFact[] => {
  if (group === undefined || group.deleted) return []
  const { validUntil } = group
  return validUntil === undefined || validUntil > at || validUntil === expiredAt
    ? []
    : [{ type: 'group.expired', data: group }]
}

const present = ({ group, version }: GroupAggregateState, seen: Seen): GroupState => {
  if (group === undefined || group.deleted) {
    throw new DomainError('group_not_found', 'not_found', 'There is no such group')
  }
  requireVersion(seen, version)
  return group
}

const evolve = ({ version, expiredAt }: GroupAggregateState, { type, data }: GroupFact): GroupAggregateState => ({
  group: data,
  version: version + 1,
  expiredAt: type === 'group.expired' ? data.validUntil : expiredAt,
})

/** The life of a group. Who is in it, each membership knows for itself. */
export const group: Decider<GroupCommand, GroupAggregateState, GroupFact> = {
  initial: { group: undefined, version: 0 },
  decide,
  evolve,
}
