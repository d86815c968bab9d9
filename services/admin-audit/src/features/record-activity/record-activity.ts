import {
  type AttemptEvent,
  attemptEvents,
  credentialAdded,
  credentialUpdated,
  eventReader,
  groupMemberEvents,
} from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { personAttempts } from '../../domain/activity/person-attempts.js'
import { type PersonFact, personFacts } from '../../domain/activity/person-facts.js'

/** Writes whose attempts at doors were to `person_attempts`. */
export const recordAttempts: ProjectionSource = {
  projection: personAttempts,
  reader: eventReader<AttemptEvent>([...attemptEvents]),
}

/** Writes what became of people’s groups and credentials to `person_facts`. */
export const recordFacts: ProjectionSource = {
  projection: personFacts,
  reader: eventReader<PersonFact>([...groupMemberEvents, credentialAdded, credentialUpdated]),
}
