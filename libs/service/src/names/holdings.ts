import { type CredentialEvent, directoryEvents } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

/**
 * Who held what a lock can read, from when until when. The newest event for each beginning of a holding counts, so it
 * does not matter when a change of hands is told of.
 */
export const holdings: RowsProjection<CredentialEvent> = {
  kind: 'rows',
  name: 'holdings',
  version: 1,
  topic: directoryEvents.name,
  table: {
    name: 'credential_holdings',
    columns: [
      'tenant_id',
      'credential_id',
      'held_from',
      'held_until',
      'user_id',
      'kind',
      'last4',
      'reference_hmac',
      'stream_version',
    ],
    key: ['tenant_id', 'credential_id', 'held_from'],
    revision: 'stream_version',
  },
  rows: ({ tenantid, streamversion, data: { credentialId, kind, last4, referenceHmac, holder } }) =>
    holder === null || referenceHmac === undefined
      ? []
      : [
          {
            tenant_id: tenantid,
            credential_id: credentialId,
            held_from: holder.from,
            held_until: holder.until,
            user_id: holder.userId,
            kind,
            last4,
            reference_hmac: referenceHmac,
            stream_version: streamversion ?? 1,
          },
        ],
}
