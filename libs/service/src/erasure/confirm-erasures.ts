import {
  directoryEvents,
  eventOf,
  eventReader,
  type UserErased,
  userErased,
  userErasureConfirmed,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

export interface ErasedPerson {
  readonly tenantId: string
  readonly userId: string
}

const POLL_MS = 100
const SHUTDOWN_TIMEOUT_MS = 30_000

/**
 * Tells that a service holds nothing any more of what an erased person owned, once that is so. A view that is behind is
 * waited for; one that stays behind has its reasons, and the event is a dead letter until somebody has seen to them.
 * @param isErased asked of the service's own tables
 */
export const confirmErasures = (
  service: string,
  isErased: (client: ClientBase, person: ErasedPerson) => Promise<boolean>,
): EventProcessor<UserErased> => ({
  kind: 'reactor',
  name: 'confirm-erasures',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<UserErased>([userErased]),
  react: async ({ client }, positioned) => {
    for (const { event } of positioned) {
      const person = { tenantId: event.tenantid, userId: event.data.userId }
      await until(() => isErased(client, person))
    }
    return { publish: positioned.map(({ event }) => confirmationOf(event, service)) }
  },
})

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadlineMs = performance.now() + SHUTDOWN_TIMEOUT_MS
  while (!(await holds())) {
    if (performance.now() > deadlineMs) throw new Error('What an erased person owned is still here')
    await pause(POLL_MS)
  }
}

const confirmationOf = (event: UserErased, service: string) =>
  eventOf(
    userErasureConfirmed,
    { userId: event.data.userId, service },
    {
      id: derivedId('erasure-confirmed', service, event.id),
      tenantId: event.tenantid,
      service,
      occurredAt: event.recordedtime,
      recordedAt: event.recordedtime,
      actor: 'system',
      correlationId: event.correlationid ?? event.id,
      causationId: event.id,
    },
  )
