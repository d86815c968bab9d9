import { deviceEvents, type Envelope } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'

/** What a tenant's devices have led to, read from the log as an integrator would. */
export interface PublishedEvents {
  /** of a device, each once, in the order of the log; without `device.` in front of their types when `types` are given */
  of(deviceId: string, ...types: readonly string[]): readonly Envelope[]
  /** every record of the log, repeated ones too */
  all(): readonly Envelope[]
  close(): Promise<void>
}

export const readPublishedEvents = async (log: EventLog, tenantId: string): Promise<PublishedEvents> => {
  const records: Envelope[] = []
  const subscription = await log.subscribe({
    group: `test.${newId()}`,
    topic: deviceEvents.name,
    claim: async (partition) => (await log.watermarks(deviceEvents.name)).get(partition)?.low ?? 0,
    process: (batch) => {
      const events = batch.records.map(({ value }) => JSON.parse(value) as Envelope)
      records.push(...events.filter(({ tenantid }) => tenantid === tenantId))
      return Promise.resolve()
    },
    release: () => undefined,
  })
  return {
    of: (deviceId, ...types) => {
      const once = [...new Map(records.map((event) => [event.id, event])).values()]
      const wanted = types.map((type) => `device.${type}`)
      return once.filter(({ subject, type }) => subject === deviceId && (wanted.length === 0 || wanted.includes(type)))
    },
    all: () => records,
    close: () => subscription.close(),
  }
}
