import { listParkedEvents, type ParkedEvent, type ParkedFilter, type ParkedStatus } from '@doorledger/postgres'
import type { Pool } from 'pg'
import { z } from 'zod'
import { type CursorKind, decodeCursor, encodeCursor } from '../paging/cursor.js'
import type { Page, PageQuery } from '../paging/page-query.js'
import type { RunningService } from '../platform/running-services.js'

export interface ParkedEventsQuery extends PageQuery {
  readonly projection?: string | undefined
  readonly status: ParkedStatus
}

/** A parked event and whose it is. */
export interface ServiceParkedEvent {
  readonly service: string
  readonly event: ParkedEvent
}

const lastSeen = z.strictObject({ service: z.string(), id: z.int().nonnegative() })
type Position = z.infer<typeof lastSeen>
const cursorKind: CursorKind<Position> = { name: 'parked-events', version: 1, position: lastSeen }

/** Events come with their values, which may be large: so many are held at a time. */
const AT_ONCE = 20

/**
 * Parked events of several services: service by service, each in the order they were parked.
 * @param shown what remains of an event in the answer
 */
export const parkedEventsPage = async <Shown>(
  services: readonly RunningService[],
  query: ParkedEventsQuery,
  shown: (parked: ServiceParkedEvent) => Shown,
): Promise<Page<Shown>> => {
  const { limit, cursor, ...filter } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursorKind, cursor, filter)
  const items: Shown[] = []
  let last = after
  for await (const parked of parkedEvents(services, query, after)) {
    if (items.length === limit) return { items, nextCursor: encodeCursor(cursorKind, last!, filter) }
    items.push(shown(parked))
    last = { service: parked.service, id: parked.event.id }
  }
  return { items, nextCursor: null }
}

async function* parkedEvents(
  services: readonly RunningService[],
  query: ParkedEventsQuery,
  after: Position | undefined,
): AsyncGenerator<ServiceParkedEvent> {
  const inOrder = services.toSorted((one, other) => (one.platform.name < other.platform.name ? -1 : 1))
  for (const { platform } of inOrder) {
    const { name: service, database } = platform
    const projection = projectionWithin(service, query.projection)
    if (projection === null || (after !== undefined && service < after.service)) continue
    const filter = { status: query.status, ...(projection !== undefined && { projection }) }
    const afterId = after?.service === service ? after.id : 0
    for await (const event of eventsOf(database, filter, afterId)) yield { service, event }
  }
}

async function* eventsOf(
  database: Pool,
  filter: Pick<ParkedFilter, 'status' | 'projection'>,
  from: number,
): AsyncGenerator<ParkedEvent> {
  let afterId = from
  for (;;) {
    const events = await listParkedEvents(database, { ...filter, afterId, limit: AT_ONCE })
    yield* events
    if (events.length < AT_ONCE) return
    afterId = events[events.length - 1]!.id
  }
}

/** The projection asked for as its service calls it; undefined for all, null when it is another service's. */
const projectionWithin = (service: string, fullName: string | undefined): string | undefined | null => {
  if (fullName === undefined) return undefined
  return fullName.startsWith(`${service}.`) ? fullName.slice(service.length + 1) : null
}
