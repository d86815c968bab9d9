import type { Envelope } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { RunningAuditTrail } from './running-audit-trail.js'

/** What a tenant's services have published to a topic, read from the log as an integrator would. */
export interface PublishedEvents {
  /** each once, in the order of the log */
  of(lockId: string): readonly Envelope[]
  close(): Promise<void>
}

export const readPublishedEvents = async (
  { log, tenantId }: RunningAuditTrail,
  topic: string,
): Promise<PublishedEvents> => {
  const records: Envelope[] = []
  const subscription = await log.subscribe({
    group: `test.${newId()}`,
    topic,
    claim: async (partition) => (await log.watermarks(topic)).get(partition)?.low ?? 0,
    process: (batch) => {
      const events = batch.records.map(({ value }) => JSON.parse(value) as Envelope)
      records.push(...events.filter(({ tenantid }) => tenantid === tenantId))
      return Promise.resolve()
    },
    release: () => undefined,
  })
  return {
    of: (lockId) => {
      const once = [...new Map(records.map((event) => [event.id, event])).values()]
      return once.filter(({ partitionkey }) => partitionkey === `${tenantId}:${lockId}`)
    },
    close: () => subscription.close(),
  }
}
