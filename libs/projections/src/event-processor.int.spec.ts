import { deviceEvents, type Envelope } from '@doorledger/contracts'
import type { StoredRecord } from '@doorledger/event-log'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { breakEverything, faultsInForce, passage, recordOfPassage } from '../test/passages.js'
import { PATIENCE, ProjectionWorld, QUIET } from '../test/projection-world.js'
import { COUNTS_SQL, countingProcessor } from '../test/processing.js'
import { listDeadLetters } from './dead-letters.js'
import { runEventProcessor, type RunningEventProcessor } from './run-event-processor.js'

let world: ProjectionWorld
let published: StoredRecord[]

beforeEach(async () => {
  world = await ProjectionWorld.open()
  await world.database.query(COUNTS_SQL)
  const log = await world.log()
  await log.createTopics([deviceEvents])
  breakEverything()
  published = []
  const subscription = await log.subscribe({
    group: 'answers',
    topic: deviceEvents.name,
    claim: () => Promise.resolve(0),
    process: (batch) => Promise.resolve(void published.push(...batch.records)),
    release: () => undefined,
  })
  world.keep({ stop: () => subscription.close() })
})
afterEach(() => world.close())

const start = async (processor = countingProcessor(world.topic)): Promise<RunningEventProcessor> => {
  const run = { log: await world.log(), database: world.database, processor, service: 'test', logger: QUIET }
  return world.keep(await runEventProcessor(run))
}

/** The names given to a door, in the order they were published; each event once. */
const namesOf = (door: string): string[] => {
  const events = published.map(({ value }) => JSON.parse(value) as Envelope)
  const ofDoor = new Map(events.filter(({ subject }) => subject === door).map((event) => [event.id, event]))
  return [...ofDoor.values()].map(({ data }) => (data as { attributes: { name: string } }).attributes.name)
}
const answers = (door: string, names: readonly string[]) =>
  vi.waitFor(() => expect(namesOf(door)).toEqual(names), PATIENCE)

describe('an event processor', () => {
  it('publishes what follows from each event, in order, under the key of the answer', async () => {
    await start()
    await world.append(passage('front', 7), passage('back', 1), passage('front', 8))
    await answers('front', ['7 is number 1', '8 is number 2'])
    await answers('back', ['1 is number 1'])
    expect(new Set(published.map(({ key }) => key))).toEqual(new Set(['default:front', 'default:back']))
  })

  it('goes on where it stopped, with its state', async () => {
    const first = await start()
    await world.append(passage('front', 7))
    await answers('front', ['7 is number 1'])
    await first.stop()
    await world.append(passage('front', 8))
    await start()
    await answers('front', ['7 is number 1', '8 is number 2'])
  })

  it('publishes much in portions, in order, counting on what the portion before left behind', async () => {
    const processor = countingProcessor(world.topic)
    const portions: number[] = []
    await world.append(...Array.from({ length: 40 }, (_, n) => passage('front', n)))
    await start({
      ...processor,
      weigh: () => 2_000,
      react: (transaction, events) => {
        portions.push(events.length)
        return processor.react(transaction, events)
      },
    })
    await answers(
      'front',
      Array.from({ length: 40 }, (_, n) => `${n} is number ${n + 1}`),
    )
    expect(Math.max(...portions)).toBe(2)
  })

  it('hands the trace on', async () => {
    await start()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await (await world.log()).append(world.topic, [recordOfPassage(passage('front', 1), { traceparent })])
    await answers('front', ['1 is number 1'])
    expect(published[0]!.headers).toEqual({ traceparent })
  })

  it('makes a dead letter of an event it cannot answer, without a trace in its state', async () => {
    const running = await start()
    const fault = 'refused by the view'
    await world.append(passage('front', 1), passage('front', 2, { fault }), passage('front', 3), passage('back', 1))
    await world.caughtUp(running)
    await answers('front', ['1 is number 1'])
    await answers('back', ['1 is number 1'])
    expect(await world.rows('select * from counts order by door')).toEqual([
      { door: 'back', count: 1 },
      { door: 'front', count: 1 },
    ])
    faultsInForce.clear()
    const [first] = await listDeadLetters(world.database, { limit: 1 })
    await running.retry(first!.id, { by: 'token:1', reason: 'mended' })
    await answers('front', ['1 is number 1', '2 is number 2', '3 is number 3'])
  })

  it('repeats itself with the same ids when its version was raised', async () => {
    const first = await start()
    await world.append(passage('front', 1), passage('front', 2))
    await answers('front', ['1 is number 1', '2 is number 2'])
    await first.stop()
    await world.database.query('truncate counts')
    await world.caughtUp(await start({ ...countingProcessor(world.topic), version: 2 }))
    await vi.waitFor(() => expect(published).toHaveLength(4), PATIENCE)
    await answers('front', ['1 is number 1', '2 is number 2'])
  })

  it('keeps what was retried once apart, when it reads it anew behind a dead letter of its key', async () => {
    const fault = 'refused by the view'
    const first = await start()
    await world.append(passage('front', 1, { fault }))
    await world.caughtUp(first)
    const retryAll = async (running: RunningEventProcessor) => {
      const [oldest] = await listDeadLetters(world.database, { status: 'parked', limit: 1 })
      faultsInForce.clear()
      await running.retry(oldest!.id, { by: 'token:1', reason: 'mended' })
    }
    await retryAll(first)
    breakEverything()
    await world.append(passage('front', 2, { fault }))
    await world.caughtUp(first)
    await first.stop()
    await world.database.query('truncate counts')
    const second = await start({ ...countingProcessor(world.topic), version: 2 })
    await vi.waitFor(async () => expect(await second.progress()).toMatchObject({ version: 2, lag: 0 }), PATIENCE)
    await retryAll(second)
    expect(await world.rows('select count from counts')).toEqual([{ count: 2 }])
  })

  it('keeps its count while its connections are cut, and publishes every answer', async () => {
    await start()
    const numbers = Array.from({ length: 200 }, (_, n) => n)
    for (const n of numbers) {
      await world.append(passage('front', n))
      if (n % 20 === 10) {
        await world.database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'views' and pid <> pg_backend_pid()`,
        )
      }
    }
    await answers(
      'front',
      numbers.map((n) => `${n} is number ${n + 1}`),
    )
    expect(await world.rows('select count from counts')).toEqual([{ count: 200 }])
  })
})
