import type { Site } from '@doorledger/kernel'
import type { Reads } from '@doorledger/database'
import {
  type AppliedRange,
  appliedRange,
  appliedRangeOf,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
} from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'
import { accessEventQuery, filterOf, order } from '../../access-log/access-event-query.js'
import { type AccessEventRow, accessEventView, type AccessEventView } from '../../access-log/access-event-view.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import type { Reader } from '../../domain/access-event-filter.js'
import { clockSuspectCount, countClockSuspects } from './count-clock-suspects.js'
import { listAccessEvents } from '../../access-log/list-access-events.js'
import { findUnknownFilterValues, unknownFilterValues, type UnknownFilterValues } from './unknown-filter-values.js'

export const listQuery = accessEventQuery.extend({ order, ...pageQuery.shape })

export const accessEventPage = pageOf(accessEventView).extend({
  appliedRange,
  clockSuspectOutsideRange: clockSuspectCount,
  unknownFilterValues,
})
export interface AccessEventPage extends Page<AccessEventView> {
  readonly appliedRange: AppliedRange
  readonly clockSuspectOutsideRange: number
  readonly unknownFilterValues?: UnknownFilterValues
}

/** Where a page comes from, and for whom. */
export interface PageSource {
  readonly database: Pool
  /** of the same database, as far as the reader may look */
  readonly reads: Reads
  readonly reader: Reader
  readonly site: Site
}

const cursorKind = { name: 'access-events', version: 1, position: z.tuple([z.int(), z.int()]) }

/** A page of the access log with the names of the time, sorted by when it happened. */
export const accessEventsPage = async (
  { database, reads, reader, site }: PageSource,
  { limit, cursor, order, ...asked }: z.output<typeof listQuery>,
): Promise<AccessEventPage> => {
  const page = keysetPage(cursorKind, { limit, cursor }, { ...asked, order, ...reader })
  const filter = filterOf(asked, reader, site)
  const after = page.after && { occurredAt: new Date(page.after[0]), seq: page.after[1] }
  // None of these needs what another finds: whoever reads waits for the slowest.
  const [rows, clockSuspectOutsideRange, unknown] = await Promise.all([
    listAccessEvents(reads, filter, { order, limit: page.readLimit, after }),
    countClockSuspects({ database, reads }, filter),
    cursor === undefined ? findUnknownFilterValues(reads, filter) : undefined,
  ])
  const shown = await attemptsShown(database, rows, reader)
  return {
    ...page.of(rows, (_, index) => shown[index]!, positionOf),
    appliedRange: appliedRangeOf(filter.time),
    clockSuspectOutsideRange,
    ...(unknown && { unknownFilterValues: unknown }),
  }
}

const positionOf = (row: AccessEventRow): [number, number] => [row.occurred_at.getTime(), row.seq]
