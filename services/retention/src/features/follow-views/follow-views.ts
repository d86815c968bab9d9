import { eventReader, reportingEvents, type SavedViewChanged, savedViewChanged } from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'

/** Keeps the filters that people saved, so that a hold can be made of one. */
export const followViews: EventProcessor<SavedViewChanged> = {
  kind: 'reactor',
  name: 'follow-views',
  version: 1,
  topic: reportingEvents.name,
  reader: eventReader<SavedViewChanged>([savedViewChanged]),
  react: async ({ client }, events) => {
    for (const { event } of events) {
      await client.query(
        `insert into known_views (tenant_id, view_id, state) values ($1, $2, $3)
         on conflict (tenant_id, view_id) do update set state = $3`,
        [event.tenantid, event.data.viewId, event.data],
      )
    }
    return { publish: [] }
  },
}
