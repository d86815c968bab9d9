import { answered, auditTrail } from '../../api/client'
import type { DeadLetter } from '../../api/types'
import type { ListPage } from '../../app/use-list'
import { SERVICES } from '../system/services'

export type Letter = Omit<DeadLetter, 'value'>

const PAGE_SIZE = 100

/** Where a list over all services goes on: in which of them, and after what. */
interface Place {
  readonly service: number
  readonly cursor?: string
}

/**
 * The next page of dead letters, service by service. A service that does not answer is passed over: the page says so.
 * @throws what the last service failed with when none answered
 */
export const deadLettersAfter = async (
  status: Letter['status'],
  cursor: string | undefined,
): Promise<ListPage<Letter>> => {
  const from = cursor === undefined ? { service: 0 } : (JSON.parse(cursor) as Place)
  const failures: unknown[] = []
  for (let place: Place | undefined = from; place !== undefined;) {
    const page: ListPage<Letter> | undefined = await pageAt(place, status).catch((error: unknown) => {
      failures.push(error)
      return undefined
    })
    place = placeAfter(place, page?.nextCursor ?? null)
    if (page !== undefined && page.items.length > 0) {
      return { items: page.items, nextCursor: place === undefined ? null : JSON.stringify(place) }
    }
  }
  if (failures.length === SERVICES.length) throw failures.at(-1)
  return { items: [], nextCursor: null }
}

const pageAt = ({ service, cursor }: Place, status: Letter['status']): Promise<ListPage<Letter>> =>
  answered(
    auditTrail.GET('/v1/services/{service}/dead-letters', {
      params: {
        path: { service: SERVICES[service]! },
        query: { status, limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) },
      },
    }),
  )

const placeAfter = ({ service }: Place, nextCursor: string | null): Place | undefined => {
  if (nextCursor !== null) return { service, cursor: nextCursor }
  return service + 1 < SERVICES.length ? { service: service + 1 } : undefined
}
