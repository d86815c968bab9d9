import type { CredentialEvent, CredentialState, CredentialVerb, FactOf } from '@doorledger/contracts'
import { type Decider, DomainError, requireVersion, type Seen } from '@doorledger/kernel'
import { ended, requireAfter, requirePast, started } from './holding.js'
import { changed, type CredentialChanges, extended, requireOrder } from './validity.js'

export type CredentialFact = FactOf<CredentialEvent>

/** A number that nobody may see, as it is kept. */
export type HashedNumber = Pick<CredentialState, 'lookupHmac' | 'referenceHmac'> & {
  readonly sealed: string
  readonly last4?: string | undefined
}

export type CredentialCommand =
  | { readonly type: 'add'; readonly credential: CredentialState }
  | { readonly type: 'assign'; readonly userId: string; readonly from: string; readonly at: string }
  | { readonly type: 'unassign'; readonly at: string }
  | { readonly type: 'block' }
  | { readonly type: 'unblock' }
  | { readonly type: 'prolong'; readonly validUntil: string }
  | { readonly type: 'regenerate'; readonly numberFor: (before: CredentialState) => HashedNumber }
  | ({ readonly type: 'change'; readonly changes: CredentialChanges } & Seen)
  | ({ readonly type: 'remove'; readonly at: string } & Seen)

export interface CredentialAggregateState {
  readonly credential: CredentialState | undefined
  readonly version: number
}

type CommandOf<Type extends CredentialCommand['type']> = Extract<CredentialCommand, { type: Type }>

const decide = (command: CredentialCommand, standing: CredentialAggregateState): readonly CredentialFact[] => {
  if (command.type === 'add') return add(command, standing)
  const credential = present(standing)
  if ('expectedVersion' in command) requireVersion(command, standing.version)
  return decideOf(command, credential)
}

const decideOf = (
  command: Exclude<CredentialCommand, { type: 'add' }>,
  credential: CredentialState,
): readonly CredentialFact[] => {
  switch (command.type) {
    case 'assign':
      return assign(command, credential)
    case 'unassign':
      return unassign(command, credential)
    case 'block':
      return block(credential)
    case 'unblock':
      return unblock(credential)
    case 'prolong':
      return [fact('credential.prolonged', extended(credential, command.validUntil))]
    case 'regenerate':
      return regenerate(command, credential)
    case 'change':
      return change(command, credential)
    case 'remove':
      return [fact('credential.removed', { ...handedBack(credential, command.at), state: 'removed' })]
  }
}

const add = ({ credential }: CommandOf<'add'>, standing: CredentialAggregateState): readonly CredentialFact[] => {
  if (standing.credential !== undefined) {
    throw new DomainError('credential_exists', 'conflict', 'There is, or was, a credential with this id')
  }
  requireOrder(credential)
  return [fact('credential.added', credential)]
}

/** Whoever holds it so far holds it until the other does. */
const assign = ({ userId, from, at }: CommandOf<'assign'>, credential: CredentialState): readonly CredentialFact[] => {
  const { holder } = credential
  requirePast(from, at)
  if (isHeld(credential) && holder?.userId === userId && holder.from <= from) return []
  requireAfter(holder, from)
  const assigned = { ...credential, holder: started(userId, from) }
  return isHeld(credential)
    ? [updated('unassigned', handedBack(credential, from)), updated('assigned', assigned)]
    : [updated('assigned', assigned)]
}

const unassign = ({ at }: CommandOf<'unassign'>, credential: CredentialState): readonly CredentialFact[] =>
  isHeld(credential) ? [updated('unassigned', handedBack(credential, at))] : []

const block = (credential: CredentialState): readonly CredentialFact[] =>
  credential.state === 'blocked' ? [] : [fact('credential.blocked', { ...credential, state: 'blocked' })]

const unblock = (credential: CredentialState): readonly CredentialFact[] =>
  credential.state === 'active' ? [] : [fact('credential.unblocked', { ...credential, state: 'active' })]

const SECRETS: readonly CredentialState['kind'][] = ['pin', 'passcode', 'qr']

/** What people know can be made anew; a thing has the number it has. */
const regenerate = ({ numberFor }: CommandOf<'regenerate'>, credential: CredentialState): readonly CredentialFact[] => {
  if (!SECRETS.includes(credential.kind)) {
    const detail = `The number of a ${credential.kind} stays: add the new one as another credential`
    throw new DomainError('number_fixed', 'conflict', detail, { field: 'number' })
  }
  const { last4: _, duress: __, ...rest } = credential
  const { lookupHmac, last4, sealed } = numberFor(credential)
  if (lookupHmac === credential.lookupHmac && credential.sealed !== undefined) return []
  return [updated('regenerated', { ...rest, lookupHmac, sealed, ...(last4 !== undefined && { last4 }) })]
}

const change = ({ changes }: CommandOf<'change'>, credential: CredentialState): readonly CredentialFact[] => {
  const next = changed(credential, changes)
  const isSame =
    next.label === credential.label &&
    next.validFrom === credential.validFrom &&
    next.validUntil === credential.validUntil
  return isSame ? [] : [updated('modified', next)]
}

const isHeld = ({ holder }: CredentialState): boolean => holder !== null && holder.until === null

const handedBack = (credential: CredentialState, at: string): CredentialState => ({
  ...credential,
  holder: ended(credential.holder, at),
})

const updated = (verb: CredentialVerb, credential: CredentialState): CredentialFact => ({
  type: 'credential.updated',
  data: { ...credential, verb },
})

const fact = (type: Exclude<CredentialFact['type'], 'credential.updated'>, data: CredentialState): CredentialFact => ({
  type,
  data,
})

/** @throws {DomainError} when there is no such credential, or none any more */
const present = ({ credential }: CredentialAggregateState): CredentialState => {
  if (credential === undefined) {
    throw new DomainError('credential_not_found', 'not_found', 'There is no such credential')
  }
  if (credential.state === 'removed') {
    throw new DomainError('credential_removed', 'conflict', 'The credential was removed: add it again')
  }
  return credential
}

const evolve = ({ version }: CredentialAggregateState, event: CredentialFact): CredentialAggregateState => ({
  credential: stateIn(event),
  version: version + 1,
})

const stateIn = (event: CredentialFact): CredentialState => {
  if (event.type !== 'credential.updated') return event.data
  const { verb: _, ...credential } = event.data
  return credential
}

/** The life of a credential: held by one person at a time, and gone for good once removed. */
export const credential: Decider<CredentialCommand, CredentialAggregateState, CredentialFact> = {
  initial: { credential: undefined, version: 0 },
  decide,
  evolve,
}
