import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { credentialExample, type CredentialState, credentialState, ofCredential } from './credential-state.js'

export const credentialAdded = defineEvent({
  ...ofCredential,
  type: 'credential.added',
  description: 'There is a credential that somebody can hold.',
  data: credentialState,
  example: { ...credentialExample, holder: null },
})
export type CredentialAdded = EventFrom<typeof credentialAdded>

/** What became of a credential: another number, another holder or none, or another label or validity. */
export const credentialVerb = z.enum(['regenerated', 'assigned', 'unassigned', 'modified'])
export type CredentialVerb = z.infer<typeof credentialVerb>

const updatedState = credentialState.extend({ verb: credentialVerb })

/** A credential that goes from one person to another is `unassigned`, which ends a holding, and then `assigned`. */
export const credentialUpdated = defineEvent({
  ...ofCredential,
  type: 'credential.updated',
  description: 'A credential has another number, holder, label or validity; the verb says which.',
  data: updatedState,
  example: { ...credentialExample, verb: 'assigned' },
})
export type CredentialUpdated = EventFrom<typeof credentialUpdated>

export const credentialBlocked = defineEvent({
  ...ofCredential,
  type: 'credential.blocked',
  description: 'A credential opens nothing for now, whoever holds it.',
  data: credentialState,
  example: { ...credentialExample, state: 'blocked' },
})
export type CredentialBlocked = EventFrom<typeof credentialBlocked>

export const credentialUnblocked = defineEvent({
  ...ofCredential,
  type: 'credential.unblocked',
  description: 'A blocked credential opens again what it opened before.',
  data: credentialState,
  example: credentialExample,
})
export type CredentialUnblocked = EventFrom<typeof credentialUnblocked>

export const credentialProlonged = defineEvent({
  ...ofCredential,
  type: 'credential.prolonged',
  description: 'A credential is valid for longer than it was.',
  data: credentialState,
  example: { ...credentialExample, validUntil: '2027-06-30T22:00:00.000Z' },
})
export type CredentialProlonged = EventFrom<typeof credentialProlonged>

const removed: CredentialState = {
  ...credentialExample,
  state: 'removed',
  holder: { ...credentialExample.holder!, until: '2026-12-01T08:00:00.000Z' },
}

export const credentialRemoved = defineEvent({
  ...ofCredential,
  type: 'credential.removed',
  description:
    'A credential is gone for good, and whoever held it holds it no more. Its number may come back as another.',
  data: credentialState,
  example: removed,
})
export type CredentialRemoved = EventFrom<typeof credentialRemoved>

export const credentialEvents = [
  credentialAdded,
  credentialUpdated,
  credentialBlocked,
  credentialUnblocked,
  credentialProlonged,
  credentialRemoved,
] as const
export type CredentialEvent =
  | CredentialAdded
  | CredentialUpdated
  | CredentialBlocked
  | CredentialUnblocked
  | CredentialProlonged
  | CredentialRemoved
