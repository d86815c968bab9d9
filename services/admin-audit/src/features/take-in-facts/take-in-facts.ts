import {
  directoryEvents,
  eventReader,
  groupExpired,
  loginFailed,
  passwordChanged,
  passwordResetRequested,
  permissionsExpired,
  sessionTimedOut,
  type UserErased,
  userErased,
  userLoggedIn,
  userLoggedOut,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { type AuditedFact, entryOfFact } from '../../domain/entry-of-fact.js'
import { recordedEntry, type TargetPlace } from '../../domain/entry-of-report.js'
import { unusualLogin } from '../../domain/unusual-login.js'
import { findPlaces } from '../take-in-reports/find-places.js'
import { type Candidate, sortOut } from '../take-in-reports/new-entries.js'
import { forgetClients, isNewClient } from './known-clients.js'

const facts = [
  userLoggedIn,
  userLoggedOut,
  sessionTimedOut,
  loginFailed,
  passwordChanged,
  passwordResetRequested,
  permissionsExpired,
  groupExpired,
  userErased,
]

/** Makes entries of what the directory tells of sign-ins, passwords and expiry, each once. */
export const takeInFacts: EventProcessor<AuditedFact | UserErased> = {
  kind: 'reactor',
  name: 'take-in-facts',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<AuditedFact | UserErased>(facts),
  react: async ({ client }, positioned) => {
    const erased = positioned.flatMap(({ event }) => (event.type === userErased.type ? [event] : []))
    const events = positioned.flatMap(({ event }) => (event.type === userErased.type ? [] : [event]))
    const places = await findPlaces(client, events.map(aboutOf))
    const candidates = events.flatMap((cause, index) => {
      const entry = entryOfFact(cause, places[index]!.facilityPath)
      return entry === undefined ? [] : [{ cause, entry }]
    })
    const { fresh } = await sortOut(client, [...candidates, ...(await unusualAmong(client, events, places))])
    await forgetClients(client, erased)
    return { publish: fresh.map(({ entry, cause }) => recordedEntry(entry, cause)) }
  },
}

/** Beside the entry of the login, one that says so when it is unusual (D-03). */
const unusualAmong = async (
  client: ClientBase,
  events: readonly AuditedFact[],
  places: readonly TargetPlace[],
): Promise<readonly Candidate[]> => {
  const unusual: Candidate[] = []
  for (const [index, cause] of events.entries()) {
    if (cause.type !== 'auth.user_logged_in' || !(await isNewClient(client, cause))) continue
    const entry = unusualLogin(cause, places[index]!.facilityPath)
    if (entry !== undefined) unusual.push({ cause, entry })
  }
  return unusual
}

const aboutOf = (event: AuditedFact) => ({
  tenantId: event.tenantid,
  target: entryOfFact(event, null)?.target ?? null,
  changes: [],
})
