import {
  type FactOf,
  type PremisesEvent,
  premisesKind,
  type PremisesKind,
  type PremisesState,
} from '@doorledger/contracts'
import { type Changes, type Decider, DomainError, requireVersion, type Seen, withChanges } from '@doorledger/kernel'

export type PremisesFact = FactOf<PremisesEvent>

/** What new premises are to lie in, as the directory knows it. */
export interface PremisesContext {
  readonly premisesId: string
  readonly kind: PremisesKind
  /** what it lies in itself, from the inside out */
  readonly ancestors: readonly string[]
}

/** Without a zone, that of what they lie in holds. */
export type PremisesChanges = Changes<Pick<PremisesState, 'name' | 'zone' | 'checkInToExit'>> & {
  /** null: nothing any more */
  readonly parent?: PremisesContext | null
}

/** How many of each are in premises. */
export interface Contents {
  readonly premises: number
  readonly devices: number
  readonly people: number
}

export type PremisesCommand =
  | { readonly type: 'create'; readonly premises: PremisesState; readonly parent: PremisesContext | null }
  | ({ readonly type: 'change'; readonly changes: PremisesChanges } & Seen)
  | ({
      readonly type: 'delete'
      readonly contents: Contents
    } & Seen)

export interface PremisesAggregateState {
  readonly premises: PremisesState | undefined
  readonly version: number
}

type CommandOf<Type extends PremisesCommand['type']> = Extract<PremisesCommand, { type: Type }>

const decide = (command: PremisesCommand, standing: PremisesAggregateState): readonly PremisesFact[] => {
  switch (command.type) {
    case 'create':
      return create(command, standing)
    case 'change':
      return change(command, present(standing, command))
    case 'delete':
      return remove(command, present(standing, command))
  }
}

const create = (
  { premises, parent }: CommandOf<'create'>,
  { premises: before }: PremisesAggregateState,
): readonly PremisesFact[] => {
  if (before !== undefined) {
    throw new DomainError('premises_exist', 'conflict', 'There are, or were, premises with this id', { field: 'id' })
  }
  requireRoomIn(premises, parent)
  return [{ type: 'premises.created', data: premises }]
}

const change = ({ changes }: CommandOf<'change'>, premises: PremisesState): readonly PremisesFact[] => {
  if (changes.parent !== undefined) requireRoomIn(premises, changes.parent)
  const next = changed(premises, changes)
  const isSame = CHANGEABLE.every((field) => next[field] === premises[field])
  return isSame ? [] : [{ type: 'premises.updated', data: next }]
}

const CHANGEABLE = ['name', 'zone', 'checkInToExit', 'parentId'] as const

const changed = (premises: PremisesState, { parent, ...changes }: PremisesChanges): PremisesState => ({
  ...withChanges(premises, changes),
  ...(parent !== undefined && { parentId: parent?.premisesId ?? null }),
})

const remove = ({ contents }: CommandOf<'delete'>, premises: PremisesState): readonly PremisesFact[] => {
  if (contents.premises + contents.devices + contents.people > 0) {
    const detail = 'Something is left in it: move or remove it first'
    throw new DomainError('premises_not_empty', 'conflict', detail, { ...contents })
  }
  return [{ type: 'premises.deleted', data: { ...premises, deleted: true } }]
}

const present = ({ premises, version }: PremisesAggregateState, seen: Seen): PremisesState => {
  if (premises === undefined || premises.deleted) {
    throw new DomainError('premises_not_found', 'not_found', 'There are no such premises')
  }
  requireVersion(seen, version)
  return premises
}

const KINDS = premisesKind.options

/**
 * Premises lie in those of an earlier kind only, so no two people can make a circle of them at the same time.
 * @throws {DomainError} `premises_cycle` or `premises_kind_order`, naming the field
 */
const requireRoomIn = ({ premisesId, kind }: PremisesState, parent: PremisesContext | null): void => {
  if (parent === null) return
  if (parent.premisesId === premisesId || parent.ancestors.includes(premisesId)) {
    throw new DomainError('premises_cycle', 'conflict', 'Premises cannot lie in themselves', { field: 'parentId' })
  }
  if (KINDS.indexOf(parent.kind) < KINDS.indexOf(kind)) return
  const detail = `A ${kind} cannot lie in a ${parent.kind}: from the outside in they are ${KINDS.join(', ')}`
  throw new DomainError('premises_kind_order', 'conflict', detail, { field: 'parentId' })
}

const evolve = ({ version }: PremisesAggregateState, { data }: PremisesFact): PremisesAggregateState => ({
  premises: data,
  version: version + 1,
})

/** The life of premises: they lie in one another without a circle, and go only when nothing is left in them. */
export const premises: Decider<PremisesCommand, PremisesAggregateState, PremisesFact> = {
  initial: { premises: undefined, version: 0 },
  decide,
  evolve,
}
