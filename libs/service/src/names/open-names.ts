import { type PersonKeys, Unreadable, unseal } from '@doorledger/privacy'
import type { KeyObject } from 'node:crypto'
import type { NamingEvent, OpenedNames, OpenedUserEvent } from './names-over-time.js'

/** The keys without which nobody has a name. */
export interface NameKeys {
  readonly people: PersonKeys
}

/** Opens what is sealed in events about people, each with the person's own key, for as long as there is one. */
export const openNames =
  (keys: () => Promise<NameKeys>) =>
  async (events: readonly NamingEvent[]): Promise<readonly NamingEvent[]> => {
    const { people } = await keys()
    const sealed = events.filter(isSealed)
    const found = new Map<string, KeyObject>()
    for (const [tenantId, alike] of Map.groupBy(sealed, ({ tenantid }) => tenantid)) {
      const ids = [...new Set(alike.map(({ data }) => data.userId))]
      for (const [id, key] of await people.find(tenantId, ids)) found.set(`${tenantId} ${id}`, key)
    }
    return events.map((event) =>
      isSealed(event)
        ? { ...event, opened: opened(event, found.get(`${event.tenantid} ${event.data.userId}`)) }
        : event,
    )
  }

type SealedEvent = Exclude<OpenedUserEvent, { type: 'user.erased' }>

const isSealed = (event: NamingEvent): event is SealedEvent =>
  event.type.startsWith('user.') && event.type !== 'user.erased'

const opened = ({ tenantid: tenantId, data }: SealedEvent, key: KeyObject | undefined): OpenedNames => {
  if (key === undefined) return { state: 'destroyed' }
  const { sealId: eventId, name, username } = data.personal
  const text = (field: string, value: string) => unseal(key, { tenantId, personId: data.userId, eventId, field }, value)
  try {
    return { state: 'opened', name: text('name', name), username: text('username', username) }
  } catch (error) {
    if (error instanceof Unreadable) return { state: 'unreadable', why: error.message }
    throw error
  }
}
