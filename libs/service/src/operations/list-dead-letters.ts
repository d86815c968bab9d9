import { listDeadLetters, type DeadLetterStatus } from '@doorledger/projections'
import { z } from 'zod'
import type { CursorKind } from '../paging/cursor.js'
import { keysetPage } from '../paging/keyset-page.js'
import type { Page, PageQuery } from '../paging/page-query.js'
import type { RunningService } from '../platform/running-services.js'
import type { ServicePlatform } from '../platform/service-platform.js'
import { type DeadLetterView, type ServiceDeadLetter, viewOf } from './dead-letter-view.js'

interface Filter {
  /** `<service>.<projection>` */
  readonly projection?: string | undefined
  readonly status: DeadLetterStatus
}

const position = z.strictObject({ service: z.string(), id: z.int().nonnegative() })
type Position = z.infer<typeof position>
const cursorKind: CursorKind<Position> = { name: 'parked-events', version: 1, position }

/** Dead letters of several services: service by service, each in the order they failed. */
export const deadLettersPage = async (
  services: readonly RunningService[],
  { limit, cursor, ...filter }: PageQuery & Filter,
): Promise<Page<DeadLetterView>> => {
  const page = keysetPage(cursorKind, { limit, cursor }, filter)
  const found: ServiceDeadLetter[] = []
  for (const { platform } of services.toSorted(byName)) {
    const stillWanted = page.readLimit - found.length
    if (stillWanted === 0) break
    found.push(...(await deadLettersIn(platform, filter, page.after, stillWanted)))
  }
  return page.of(found, viewOf, ({ service, event }) => ({ service, id: event.id }))
}

const byName = (one: RunningService, other: RunningService): number =>
  one.platform.name < other.platform.name ? -1 : 1

const deadLettersIn = async (
  { name: service, database }: ServicePlatform,
  { projection, status }: Filter,
  after: Position | undefined,
  limit: number,
): Promise<ServiceDeadLetter[]> => {
  if (after !== undefined && service < after.service) return []
  if (projection !== undefined && !projection.startsWith(`${service}.`)) return []
  const events = await listDeadLetters(database, {
    status,
    ...(projection !== undefined && { projection: projection.slice(service.length + 1) }),
    afterId: after?.service === service ? after.id : 0,
    limit,
  })
  return events.map((event) => ({ service, event }))
}
