import { accessEvents, adminAudit } from '@doorledger/contracts'
import { isAttemptMeant, type PurgedTable } from '@doorledger/service'
import { reportedAttempts, reportedEntries } from '../../domain/report-rows.js'
import { purgedExports } from '../../files/purged-exports.js'
import type { ReportFiles } from '../../files/report-files.js'

const premises = `(h.premises is null or string_to_array(e.facility_path, '/') && h.premises)`

/** All revisions of an attempt are held by what any of them says of it: it was shown like that once. */
const isAnyMeant = `(${isAttemptMeant('e')} or exists (
  select from ${reportedAttempts.table.name} a
  where a.tenant_id = e.tenant_id and a.access_event_id = e.access_event_id and ${isAttemptMeant('a')}))`

/** Copies of what others hold go with it. Of a hold on people rows are kept whose person a lock did not know, too. */
const copies: readonly PurgedTable[] = [
  {
    kind: 'access-log',
    table: reportedAttempts.table.name,
    idColumn: 'access_event_id',
    projection: reportedAttempts.name,
    topic: accessEvents.name,
    hasPremises: true,
    deletesLog: false,
    heldByRowAlone: true,
    heldWhere: `(h.users is null or e.user_id is null or e.user_id = any (h.users))
      and (h.doors is null or e.door_id = any (h.doors)) and (h.devices is null or e.device_id = any (h.devices))
      and ${premises} and ${isAnyMeant}`,
  },
  {
    kind: 'admin-audit',
    table: reportedEntries.table.name,
    idColumn: 'entry_id',
    projection: reportedEntries.name,
    topic: adminAudit.name,
    hasPremises: false,
    deletesLog: false,
    heldByRowAlone: true,
    heldWhere: `(h.users is null or e.actor_id = any (h.users) or e.target_id = any (h.users))
      and (h.doors is null or e.target_id = any (h.doors)) and (h.devices is null or e.target_id = any (h.devices))
      and ${premises}`,
  },
]

/** What of this service is deleted by age. */
export const purgedTables = (files: ReportFiles): readonly PurgedTable[] => [...copies, purgedExports(files)]
