import {
  eventReader,
  type LogsPurged,
  logsPurged,
  type PurgePreviewed,
  purgePreviewed,
  type PurgeProgressed,
  purgeProgressed,
  type PurgeStopped,
  purgeStopped,
  retentionEvents,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'

type PurgeTold = PurgePreviewed | PurgeProgressed | PurgeStopped | LogsPurged

/** Keeps what the services that hold rows tell of purges. */
export const followPurges: EventProcessor<PurgeTold> = {
  kind: 'reactor',
  name: 'follow-purges',
  version: 1,
  topic: retentionEvents.name,
  reader: eventReader<PurgeTold>([purgePreviewed, purgeProgressed, purgeStopped, logsPurged]),
  react: async ({ client }, events) => {
    for (const { event } of events) await keep(client, event)
    return { publish: [] }
  },
}

const keep = async (client: ClientBase, event: PurgeTold): Promise<void> => {
  const { tenantid } = event
  const { purgeId, service } = event.data
  const put = (column: string, value: object, also = '') =>
    client.query(
      `update purges set ${column} = ${column} || jsonb_build_object($3::text, $4::jsonb) ${also}
       where tenant_id = $1 and purge_id = $2`,
      [tenantid, purgeId, service, value],
    )
  switch (event.type) {
    case 'purge.previewed': {
      const { rows, held, oldest, newest, sizeBytes } = event.data
      await put('previews', { rows, held, oldest, newest, sizeBytes })
      return
    }
    case 'purge.progressed':
      await put('progress', { deleted: event.data.deleted }, ', stops = stops - $3::text')
      return
    case 'purge.stopped':
      await put('stops', { reason: event.data.reason, detail: event.data.detail })
      return
    case 'logs.purged': {
      const { rows, held, digest, logRecords } = event.data
      await put('purged', { rows, held, digest, logRecords, at: event.time }, ', stops = stops - $3::text')
      return
    }
  }
}
