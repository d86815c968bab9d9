import { type AuditBlockReceived, deviceEvents } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'

/** How many records of each block that a phone handed over were new. */
export const countedBlocks: RowsProjection<AuditBlockReceived> = {
  kind: 'rows',
  name: 'counted-blocks',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'counted_blocks',
    columns: ['tenant_id', 'block_id', 'new_count'],
    key: ['tenant_id', 'block_id'],
  },
  rows: ({ tenantid, data: { blockId, visitId, newCount } }) =>
    visitId === undefined || newCount === undefined
      ? []
      : [{ tenant_id: tenantid, block_id: blockId, new_count: newCount }],
}
