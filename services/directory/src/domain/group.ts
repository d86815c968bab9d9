import type { FactOf, GroupEvent, GroupState } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'
import { requireVersion, type Seen } from './seen.js'

export type GroupFact = FactOf<GroupEvent>

export interface GroupChanges {
  readonly name?: string
  /** null removes it */
  readonly description?: string | null
}

export type GroupCommand =
  | { readonly type: 'create'; readonly group: GroupState }
  | ({ readonly type: 'change'; readonly changes: GroupChanges } & Seen)
  | ({ readonly type: 'delete' } & Seen)

export interface GroupStanding {
  readonly group: GroupState | undefined
  readonly version: number
}

type CommandOf<Type extends GroupCommand['type']> = Extract<GroupCommand, { type: Type }>

const decide = (command: GroupCommand, standing: GroupStanding): readonly GroupFact[] => {
  switch (command.type) {
    case 'create':
      return create(command, standing)
    case 'change':
      return change(command, present(standing, command))
    case 'delete':
      return [{ type: 'group.deleted', data: { ...present(standing, command), deleted: true } }]
  }
}

const create = ({ group }: CommandOf<'create'>, { group: before }: GroupStanding): readonly GroupFact[] => {
  if (before !== undefined) throw new DomainError('group_exists', 'conflict', 'There is, or was, a group with this id')
  return [{ type: 'group.created', data: group }]
}

const change = ({ changes }: CommandOf<'change'>, group: GroupState): readonly GroupFact[] => {
  const next = changed(group, changes)
  const isSame = next.name === group.name && next.description === group.description
  return isSame ? [] : [{ type: 'group.updated', data: next }]
}

const changed = ({ description: before, ...group }: GroupState, { name, description }: GroupChanges): GroupState => {
  const after = description === undefined ? before : (description ?? undefined)
  return { ...group, ...(name !== undefined && { name }), ...(after !== undefined && { description: after }) }
}

const present = ({ group, version }: GroupStanding, seen: Seen): GroupState => {
  if (group === undefined || group.deleted) {
    throw new DomainError('group_not_found', 'not_found', 'There is no such group')
  }
  requireVersion(seen, version)
  return group
}

const evolve = ({ version }: GroupStanding, { data }: GroupFact): GroupStanding => ({
  group: data,
  version: version + 1,
})

/** The life of a group. Who is in it, each membership knows for itself. */
export const group: Decider<GroupCommand, GroupStanding, GroupFact> = {
  initial: { group: undefined, version: 0 },
  decide,
  evolve,
}
