import { listParkedEvents, type ParkedEvent, type ParkedStatus } from '@doorledger/postgres'
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
const cursorKind: CursorKind<z.infer<typeof lastSeen>> = { name: 'parked-events', version: 1, position: lastSeen }

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
  { projection, status }: ParkedEventsQuery,
  after: z.infer<typeof lastSeen> | undefined,
): AsyncGenerator<ServiceParkedEvent> {
  for (const { platform } of services.toSorted((one, other) => (one.platform.name < other.platform.name ? -1 : 1))) {
    const { name: service, database } = platform
    const ofService = projectionWithin(service, projection)
    if (ofService === null || (after !== undefined && service < after.service)) continue
    let afterId = after?.service === service ? after.id : 0
    for (;;) {
      const filter = { status, afterId, limit: AT_ONCE, ...(ofService !== undefined && { projection: ofService }) }
      const events = await listParkedEvents(database, filter)
      for (const event of events) yield { service, event }
      if (events.length < AT_ONCE) break
      afterId = events[events.length - 1]!.id
    }
  }
}

/** The projection asked for as its service calls it; undefined for all, null when it is another service's. */
const projectionWithin = (service: string, fullName: string | undefined): string | undefined | null => {
  if (fullName === undefined) return undefined
  return fullName.startsWith(`${service}.`) ? fullName.slice(service.length + 1) : null
}
