import {
  directoryEvents,
  eventReader,
  groupExpired,
  loginFailed,
  passwordChanged,
  passwordResetRequested,
  permissionsExpired,
  sessionTimedOut,
  userLoggedIn,
  userLoggedOut,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import { type AuditedFact, entryOfFact } from '../../domain/entry-of-fact.js'
import { recordedEntry } from '../../domain/entry-of-report.js'
import { findPlaces } from '../../intake/find-places.js'
import { sortOut } from '../../intake/new-entries.js'

const facts = [
  userLoggedIn,
  userLoggedOut,
  sessionTimedOut,
  loginFailed,
  passwordChanged,
  passwordResetRequested,
  permissionsExpired,
  groupExpired,
]

/** Makes entries of what the directory tells of sign-ins, passwords and expiry, each once. */
export const takeInFacts: EventProcessor<AuditedFact> = {
  kind: 'reactor',
  name: 'take-in-facts',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<AuditedFact>(facts),
  react: async ({ client }, positioned) => {
    const events = positioned.map(({ event }) => event)
    const places = await findPlaces(client, events.map(aboutOf))
    const candidates = events.flatMap((cause, index) => {
      const entry = entryOfFact(cause, places[index]!.facilityPath)
      return entry === undefined ? [] : [{ cause, entry }]
    })
    const { fresh } = await sortOut(client, candidates)
    return { publish: fresh.map(({ entry, cause }) => recordedEntry(entry, cause)) }
  },
}

const aboutOf = (event: AuditedFact) => ({
  tenantId: event.tenantid,
  target: entryOfFact(event, null)?.target ?? null,
  changes: [],
})
