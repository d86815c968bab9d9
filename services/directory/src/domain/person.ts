import type {
  ErasedUserState,
  FactOf,
  RoleAssignment,
  SealedPersonal,
  UserEvent,
  UserState,
} from '@doorledger/contracts'
import { type Decider, DomainError, requireVersion, type Seen } from '@doorledger/kernel'
import { administersAll, sameAssignments, tidied } from './role-assignments.js'

export type PersonEvent = FactOf<UserEvent>

/** What must be known besides the person's own history. */
interface CommandContext {
  /** whether nobody else may do everything everywhere */
  readonly isLastAdministrator: boolean
}

export type PersonCommand =
  | { readonly type: 'create'; readonly person: UserState }
  | ({
      readonly type: 'change'
      /** sealed anew; absent when nothing of it changes */
      readonly personal?: SealedPersonal
      readonly assignments?: readonly RoleAssignment[]
      /** where the person belongs from now on; null: nowhere in particular */
      readonly premisesId?: string | null
    } & Seen &
      CommandContext)
  | { readonly type: 'enable' }
  | ({ readonly type: 'disable' } & CommandContext)
  | ({ readonly type: 'erase' } & Seen & CommandContext)

export type PersonState =
  | { readonly status: 'unknown'; readonly version: number }
  | { readonly status: 'present'; readonly version: number; readonly person: UserState }
  | { readonly status: 'erased'; readonly version: number; readonly person: ErasedUserState }

type Present = Extract<PersonState, { status: 'present' }>
type CommandOf<Type extends PersonCommand['type']> = Extract<PersonCommand, { type: Type }>

const decide = (command: PersonCommand, standing: PersonState): readonly PersonEvent[] => {
  if (command.type === 'create') return create(command, standing)
  if (standing.status === 'unknown') throw new DomainError('user_not_found', 'not_found', 'There is no such person')
  if (standing.status === 'erased') return ofErased(command)
  const { person } = standing
  switch (command.type) {
    case 'change':
      return change(command, standing)
    case 'enable':
      return person.enabled ? [] : [{ type: 'user.enabled', data: { ...person, enabled: true } }]
    case 'disable':
      return person.enabled ? disable(command, person) : []
    case 'erase':
      return erase(command, standing)
  }
}

const ofErased = ({ type }: PersonCommand): readonly PersonEvent[] => {
  if (type === 'erase') return []
  throw userErased()
}

const create = ({ person }: CommandOf<'create'>, { status }: PersonState): readonly PersonEvent[] => {
  if (status !== 'unknown') throw new DomainError('user_exists', 'conflict', 'The person exists')
  return [{ type: 'user.created', data: { ...person, assignments: tidied(person.assignments) } }]
}

const change = (command: CommandOf<'change'>, { version, person }: Present): readonly PersonEvent[] => {
  requireVersion(command, version)
  const assignments = command.assignments === undefined ? person.assignments : tidied(command.assignments)
  const placed = belongingTo(person, command.premisesId)
  const isSame = sameAssignments(assignments, person.assignments) && placed.premisesId === person.premisesId
  if (command.personal === undefined && isSame) return []
  if (command.isLastAdministrator && !administersAll(assignments)) throw lastAdministrator()
  return [{ type: 'user.updated', data: { ...placed, assignments, personal: command.personal ?? person.personal } }]
}

const belongingTo = (person: UserState, premisesId: string | null | undefined): UserState => {
  if (premisesId === undefined) return person
  const { premisesId: _, ...others } = person
  return premisesId === null ? others : { ...others, premisesId }
}

const disable = ({ isLastAdministrator }: CommandOf<'disable'>, person: UserState): readonly PersonEvent[] => {
  if (isLastAdministrator) throw lastAdministrator()
  return [{ type: 'user.disabled', data: { ...person, enabled: false } }]
}

/** With the roles goes what a person might still be allowed; the pseudonym and the number stay in the record. */
const erase = (command: CommandOf<'erase'>, { version, person }: Present): readonly PersonEvent[] => {
  requireVersion(command, version)
  if (command.isLastAdministrator) throw lastAdministrator()
  const { userId, userNo } = person
  return [{ type: 'user.erased', data: { userId, userNo, enabled: false, assignments: [] } }]
}

/** There must always be somebody who can let others in. */
export const lastAdministrator = (): DomainError =>
  new DomainError('last_administrator', 'conflict', 'Nobody else is an administrator: make somebody one first')

/** Of an erased person nothing can be known or changed any more. */
export const userErased = (): DomainError => new DomainError('user_erased', 'conflict', 'The person was erased')

const evolve = ({ version }: PersonState, event: PersonEvent): PersonState =>
  event.type === 'user.erased'
    ? { status: 'erased', version: version + 1, person: event.data }
    : { status: 'present', version: version + 1, person: event.data }

/** The life of a person in the directory. What the person owns is sealed: it is passed on, never looked at. */
export const person: Decider<PersonCommand, PersonState, PersonEvent> = {
  initial: { status: 'unknown', version: 0 },
  decide,
  evolve,
}
