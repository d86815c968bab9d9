import { type ActionReported, actionReported, adminAuditIntake, eventReader } from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import { entryOfReport, recordedEntry } from '../../domain/entry-of-report.js'
import { attemptToReplace } from '../../domain/replaced-entry.js'
import { findPlaces } from './find-places.js'
import { sortOut } from './new-entries.js'

/**
 * Reads what every service reports, makes entries of it and publishes them to `admin.audit.v1`, each once. What makes no
 * sense becomes a dead letter.
 */
export const takeInReports: EventProcessor<ActionReported> = {
  kind: 'reactor',
  name: 'take-in-reports',
  version: 1,
  topic: adminAuditIntake.name,
  reader: eventReader<ActionReported>([actionReported]),
  react: async ({ client }, positioned) => {
    const reports = positioned.map(({ event }) => event)
    const places = await findPlaces(client, reports)
    const candidates = reports.map((cause, index) => ({ cause, entry: entryOfReport(cause, places[index]!) }))
    const { fresh, replacing } = await sortOut(client, candidates)
    return {
      publish: [
        ...fresh.map(({ entry, cause }) => recordedEntry(entry, cause)),
        ...replacing.map(({ entry, cause }) => recordedEntry(attemptToReplace(entry, cause), cause)),
      ],
    }
  },
}
