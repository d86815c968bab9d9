import { connect } from 'node:net'
import { deviceEvents } from '@doorledger/contracts'
import { freePort } from '@doorledger/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogUnavailable, type EventLog } from '../event-log.js'
import { openKafkaEventLog } from './kafka-event-log.js'

describe('a log whose brokers are away', () => {
  let log: EventLog
  let attempts = 0

  beforeEach(async () => {
    const port = await freePort()
    const socketFactory = ({ onConnect }: { onConnect: () => void }) => {
      attempts += 1
      return connect(port, '127.0.0.1', onConnect)
    }
    const brokers = [`127.0.0.1:${port}`]
    log = openKafkaEventLog({ brokers, clientId: 'away', appendTimeoutMs: 300, connection: { socketFactory } })
  })
  afterEach(() => log.close())

  const record = { key: 'k', value: 'v' }

  it('says so to whoever appends', async () => {
    await expect(log.append('some.topic.v1', [record])).rejects.toBeInstanceOf(LogUnavailable)
  })

  it('says so at once to the next ones, without trying', async () => {
    await expect(log.append('some.topic.v1', [record])).rejects.toBeInstanceOf(LogUnavailable)
    const probe = log.append('some.topic.v1', [record])
    const before = attempts
    const others = await Promise.allSettled(Array.from({ length: 100 }, () => log.append('some.topic.v1', [record])))
    expect(others.every((other) => other.status === 'rejected' && other.reason instanceof LogUnavailable)).toBe(true)
    expect(attempts - before).toBeLessThan(5)
    await expect(probe).rejects.toBeInstanceOf(LogUnavailable)
  })

  it('says so to all who ask', async () => {
    await expect(log.check()).rejects.toBeInstanceOf(LogUnavailable)
    await expect(log.watermarks('some.topic.v1')).rejects.toBeInstanceOf(LogUnavailable)
    await expect(log.createTopics([deviceEvents])).rejects.toBeInstanceOf(LogUnavailable)
  })

  it('can be closed while a subscription waits for them', async () => {
    const subscription = await log.subscribe({
      group: 'g',
      topic: 'some.topic.v1',
      claim: () => Promise.resolve(0),
      process: () => Promise.resolve(),
      release: () => undefined,
    })
    await expect(log.check()).rejects.toBeInstanceOf(LogUnavailable)
    await subscription.close()
  })

  it('takes nothing more once it is closed', async () => {
    await log.close()
    await expect(log.append('some.topic.v1', [record])).rejects.toThrow('closed')
  })
})
