import {
  type ActionReported,
  actionReported,
  adminAuditIntake,
  type EntrySubmitted,
  entrySubmitted,
  eventReader,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import { entryOfReport, recordedEntry, type TargetPlace } from '../../domain/entry-of-report.js'
import { entryOfSubmission } from '../../domain/entry-of-submission.js'
import { attemptToReplace } from '../../domain/replaced-entry.js'
import { findPlaces } from '../../intake/find-places.js'
import { sortOut } from '../../intake/new-entries.js'

type TakenIn = ActionReported | EntrySubmitted

/**
 * Reads what every service reports and what integrations hand in, makes entries of it and publishes them to
 * `admin.audit.v1`, each once. What makes no sense becomes a dead letter.
 */
export const takeInReports: EventProcessor<TakenIn> = {
  kind: 'reactor',
  name: 'take-in-reports',
  version: 1,
  topic: adminAuditIntake.name,
  reader: eventReader<TakenIn>([actionReported, entrySubmitted]),
  react: async ({ client }, positioned) => {
    const events = positioned.map(({ event }) => event)
    const places = await findPlaces(client, events.map(aboutOf))
    const candidates = events.map((cause, index) => ({ cause, entry: entryOf(cause, places[index]!) }))
    const { fresh, replacing } = await sortOut(client, candidates)
    return {
      publish: [
        ...fresh.map(({ entry, cause }) => recordedEntry(entry, cause)),
        ...replacing.map(({ entry, cause }) => recordedEntry(attemptToReplace(entry, cause), cause)),
      ],
    }
  },
}

/** What was handed in says itself where it lies. */
const aboutOf = ({ tenantid: tenantId, type, data: { target, changes } }: TakenIn) =>
  type === 'admin.entry_submitted' ? { tenantId, target: null, changes: [] } : { tenantId, target, changes }

const entryOf = (event: TakenIn, place: TargetPlace) =>
  event.type === 'admin.entry_submitted' ? entryOfSubmission(event) : entryOfReport(event, place)
