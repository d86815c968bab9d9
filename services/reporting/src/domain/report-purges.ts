import { type LogsPurged, retentionEvents } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

/** What was deleted by age, as each service told: the rows of a certificate. */
export const reportedPurges: RowsProjection<LogsPurged> = {
  kind: 'rows',
  name: 'report-purges',
  version: 1,
  topic: retentionEvents.name,
  table: {
    name: 'report_purges',
    columns: [
      ...['tenant_id', 'purge_id', 'service', 'seq', 'occurred_at', 'record_kind', 'cutoff', 'premises_id', 'rows'],
      ...['held', 'oldest', 'newest', 'digest', 'log_records'],
    ],
    key: ['tenant_id', 'purge_id', 'service'],
  },
  rows: ({ tenantid, time, data }, { seq }) => [
    {
      tenant_id: tenantid,
      purge_id: data.purgeId,
      service: data.service,
      seq,
      occurred_at: time,
      record_kind: data.recordKind,
      cutoff: data.cutoff,
      premises_id: data.premisesId,
      rows: data.rows,
      held: data.held,
      oldest: data.oldest,
      newest: data.newest,
      digest: data.digest,
      log_records: data.logRecords,
    },
  ],
}
