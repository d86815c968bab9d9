import { scopedReads } from '@doorledger/database'
import type { Site } from '@doorledger/kernel'
import { keysetPage, type Page, pageQuery, type ScopedCaller } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'
import { activityFilter, activityParameters } from '../../activity/activity-query.js'
import type { ActivityView } from '../../activity/activity-view.js'
import { findPerson } from '../../activity/find-person.js'
import { readActivity, showActivity } from '../../activity/read-activity.js'
import { readerOf } from '../../entries/entry-query.js'

export const activityPageQuery = z.strictObject({ ...activityParameters, ...pageQuery.shape })
export type ActivityPageQuery = z.output<typeof activityPageQuery>

const cursorKind = { name: 'user-activity', version: 1, position: z.tuple([z.int(), z.int(), z.int()]) }

/** One page of the log of the person who is meant, newest first. */
export const activityPage = async (
  { database, site, caller }: { readonly database: Pool; readonly site: Site; readonly caller: ScopedCaller },
  meant: string,
  { limit, cursor, ...asked }: ActivityPageQuery,
): Promise<Page<ActivityView>> => {
  const reader = readerOf(caller)
  const userId = await findPerson(database, reader, { meant, viewing: caller.viewing })
  const page = keysetPage(cursorKind, { limit, cursor }, { ...asked, userId, ...reader })
  const [at, source, seq] = page.after ?? []
  const rows = await readActivity(scopedReads(database, caller), activityFilter(asked, { reader, userId, site }), {
    limit: page.readLimit,
    ...(at !== undefined && { after: { occurredAt: new Date(at), source: source!, seq: seq! } }),
  })
  const shown = await showActivity(database, rows, { tenantId: reader.tenantId, userId, zone: site.zone })
  return page.of(
    rows,
    (_, index) => shown[index]!,
    (row): [number, number, number] => [row.occurred_at.getTime(), row.source, row.seq],
  )
}
