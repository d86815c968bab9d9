import { decoderReplaced } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { decoderTable, type DecoderTableEvent } from '../domain/decoder-table.js'
import { lockDecoders } from './decoder-store.js'

/** A table is in force from the answer on, and the past waits to be decoded again. */
const writeTable: WriteInSameTransaction<DecoderTableEvent> = async (client, events) => {
  await lockDecoders(client)
  for (const { tenantid, time, actor, data } of events) {
    const { family, decoderVersion, codes } = data
    await client.query(
      `insert into decoders (tenant_id, family, version, codes, replaced_at, replaced_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [tenantid, family, decoderVersion, codes, time, actor],
    )
    await client.query(
      `update redecodings set status = 'superseded', finished_at = $3
       where tenant_id = $1 and family = $2 and status in ('waiting', 'running')`,
      [tenantid, family, time],
    )
    await client.query('insert into redecodings (tenant_id, family, version) values ($1, $2, $3)', [
      tenantid,
      family,
      decoderVersion,
    ])
  }
}

export const decoderTables = aggregate({
  name: 'decoder',
  decider: decoderTable,
  events: [decoderReplaced],
  inSameTransaction: writeTable,
  // The codes themselves are in the event, and may be too many for a line in the audit log.
  shown: ({ version }) => ({ version }),
})
