import { deviceRegistered, eventOf, type Envelope } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { EventProcessor } from '../src/event-processor.js'
import { isBroken, type Passage, readPassage } from './passages.js'

export const COUNTS_SQL = 'create table counts (door text primary key, count integer not null)'

/** Publishes an event for every passage, and counts the passages of each door. */
export const countingProcessor = (topic: string): EventProcessor<Passage> => ({
  kind: 'reactor',
  name: 'count-passages',
  version: 1,
  topic,
  reader: readPassage,
  react: async ({ client }, events) => {
    const publish: Envelope[] = []
    for (const { event } of events) {
      const { rows } = await client.query<{ count: number }>(
        `insert into counts values ($1, 1)
         on conflict (door) do update set count = counts.count + 1 returning count`,
        [event.door],
      )
      if (event.fault === 'refused by the view' && isBroken(event.fault)) throw new Error('does not fit')
      publish.push(answerTo(event, rows[0]!.count))
    }
    return { publish }
  },
})

const answerAbout = ({ door, n }: Passage, count: number) => {
  const { example } = deviceRegistered
  return { ...example, deviceId: door, attributes: { ...example.attributes, name: `${n} is number ${count}` } }
}

const answerTo = (event: Passage, count: number): Envelope =>
  eventOf(deviceRegistered, answerAbout(event, count), {
    id: derivedId('answer', event.id),
    tenantId: 'default',
    service: 'test',
    occurredAt: '2026-11-22T09:17:52.000Z',
    recordedAt: '2026-11-22T09:17:52.000Z',
    causationId: event.id,
  })
