import {
  type CredentialAdded,
  type CredentialKind,
  type CredentialUpdated,
  directoryEvents,
  type GroupMemberEvent,
} from '@doorledger/contracts'
import type { Row, RowsProjection } from '@doorledger/kernel'
import { actorOf } from '../entry-of-report.js'

export type PersonFact = GroupMemberEvent | CredentialAdded | CredentialUpdated

/** What the directory says of a person’s groups and credentials: ids and kinds, no number and no secret. */
export const personFacts: RowsProjection<PersonFact> = {
  kind: 'rows',
  name: 'person-facts',
  version: 1,
  topic: directoryEvents.name,
  table: {
    name: 'person_facts',
    columns: [
      'tenant_id',
      'event_id',
      'seq',
      'occurred_at',
      'user_id',
      'record_type',
      'actor_type',
      'actor_id',
      'target_kind',
      'target_id',
      'credential_kind',
      'verb',
    ],
    key: ['tenant_id', 'event_id', 'occurred_at'],
  },
  rows: (event, { seq }) => {
    const about = aboutOf(event)
    if (about === undefined) return []
    const { type, id } = actorOf(event.actor)
    const { tenantid, id: event_id, time } = event
    return [{ tenant_id: tenantid, event_id, seq, occurred_at: time, actor_type: type, actor_id: id, ...about }]
  },
}

const aboutOf = (event: PersonFact): Row | undefined => {
  switch (event.type) {
    case 'group.member_added':
    case 'group.member_removed': {
      const { userId, groupId } = event.data
      return { user_id: userId, record_type: event.type, target_kind: 'group', target_id: groupId }
    }
    case 'credential.added':
    case 'credential.updated':
      return ofCredential(event)
  }
}

/** Something with a number that somebody carries. A code is no keycard: having one for the first time updates the person. */
const CARRIED: ReadonlySet<CredentialKind> = new Set<CredentialKind>(['keycard', 'key_fob', 'phone_key'])

const ofCredential = (event: CredentialAdded | CredentialUpdated): Row | undefined => {
  const { holder, kind, credentialId } = event.data
  const verb = event.type === 'credential.added' ? 'added' : event.data.verb
  if (holder === null || (holder.until !== null && verb !== 'unassigned')) return undefined
  const isCardAdded = verb === 'added' && CARRIED.has(kind)
  return {
    user_id: holder.userId,
    record_type: isCardAdded ? 'credential.added' : 'credential.updated',
    target_kind: 'credential',
    target_id: credentialId,
    credential_kind: kind,
    verb,
  }
}
