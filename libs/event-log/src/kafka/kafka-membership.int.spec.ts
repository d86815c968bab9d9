import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { kafkaBrokers } from '@doorledger/testing'
import { expect, it } from 'vitest'
import type { RecordBatch } from '../event-log.js'
import { openKafkaEventLog } from './kafka-event-log.js'

const SESSION_MS = 6_000

it('a consumer keeps its partitions while one batch takes longer than its session', async () => {
  const log = openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'slow', sessionTimeoutMs: SESSION_MS })
  const topic = `membership.${randomUUID()}.v1`
  const contract = { description: '', key: '', cleanup: 'delete', retentionMs: null, public: false } as const
  await log.createTopics([{ name: topic, partitions: 1, maxMessageBytes: 1_000_000, ...contract }])
  await log.append(topic, [{ key: 'k', value: 'takes long' }])
  const seen: string[] = []
  const reading = await log.subscribe({
    group: `group-${randomUUID()}`,
    topic,
    claim: () => Promise.resolve(Number(seen.push('claimed')) - 1),
    process: async ({ records }: RecordBatch) => {
      if (records[0]?.value === 'takes long') await sleep(SESSION_MS * 1.5)
      seen.push(...records.map(({ value }) => value))
    },
    release: () => void seen.push('released'),
  })
  await log.append(topic, [{ key: 'k', value: 'next' }])
  await expect.poll(() => seen, { timeout: 60_000 }).toEqual(['claimed', 'takes long', 'next'])
  await reading.close()
  expect(seen.at(-1)).toBe('released')
  await log.close()
})
