import { accessDenied, accessEvents, eventOf } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId } from '@doorledger/kernel'
import { freshDatabase, kafkaBrokers } from '@doorledger/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startPaging } from './paging/paging.js'

const soon = { timeout: 60_000, interval: 200 }
const door = (name: string) => `${name}-${newId()}`

/** Runs the code that `docs/how-to/consume-with-nest.md` shows. */
describe('an integrator with a Nest service', () => {
  const paged: string[] = []
  /** messages that cannot be delivered so many more times */
  const failures = new Map<string, number>()
  const page = async (message: string) => {
    const left = failures.get(message) ?? 0
    failures.set(message, left - 1)
    if (left > 0) throw new Error('the pager is busy')
    paged.push(message)
  }
  let doorledger: EventLog
  let paging: Awaited<ReturnType<typeof startPaging>>

  const deny = async (...devices: string[]) => {
    const now = new Date().toISOString()
    const about = { tenantId: 'default', service: 'access-decision', occurredAt: now, recordedAt: now }
    const events = devices.map((id) => {
      const accessDevice = { ...accessDenied.example.accessDevice, id }
      return eventOf(accessDenied, { ...accessDenied.example, accessEventId: newId(), accessDevice }, about)
    })
    await doorledger.append(accessEvents.name, events.map(recordOf))
  }

  beforeAll(async () => {
    const brokers = kafkaBrokers()
    doorledger = openKafkaEventLog({ brokers, clientId: 'doorledger' })
    await doorledger.createTopics([accessEvents])
    paging = await startPaging({ brokers, databaseUrl: await freshDatabase(), pager: { page } })
    // It begins with the latest event, so it is told of doors until it has every partition.
    const partitions = Array.from({ length: accessEvents.partitions * 4 }, () => door('first'))
    await vi.waitFor(async () => {
      await deny(...partitions)
      expect(paged).toEqual(expect.arrayContaining(partitions.map((id) => `Denied at ${id}`)))
    }, soon)
  })
  afterAll(async () => {
    await paging.stop()
    await doorledger.close()
  })

  it('is given each event, also one it could not deal with at first', async () => {
    const id = door('back')
    failures.set(`Denied at ${id}`, 2)
    await deny(id)
    await vi.waitFor(() => expect(paged).toContain(`Denied at ${id}`), soon)
  })

  it('finds what it cannot deal with among its dead letters, and retries it', async () => {
    const id = door('front')
    failures.set(`Denied at ${id}`, 3)
    await deny(id, id)
    const [consumer] = paging.strategy.running
    await vi.waitFor(async () => expect(await consumer!.progress()).toMatchObject({ deadLetters: 2 }), soon)
    const [first] = await paging.deadLetters()
    expect(first).toMatchObject({ projection: 'page-guards', failure: 'Error: the pager is busy', status: 'parked' })
    const outcome = await consumer!.retry(first!.id, { by: 'operator', reason: 'the pager answers again' })
    expect(outcome).toEqual({ retried: 2, stillParked: 0 })
    expect(paged.filter((message) => message === `Denied at ${id}`)).toHaveLength(2)
  })
})
