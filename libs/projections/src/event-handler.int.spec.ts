import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Passage, passage, readPassage } from '../test/passages.js'
import { PATIENCE, ProjectionWorld, QUIET } from '../test/projection-world.js'
import { listDeadLetters } from './dead-letters.js'
import type { EventHandler } from './event-handler.js'
import type { RunningConsumer } from './run-consumer.js'
import { runEventHandler } from './run-event-handler.js'

let world: ProjectionWorld
/** what was told outside, in the order of the telling */
let told: string[]
/** ids of events that fail so many more times */
const failures = new Map<string, number>()

beforeEach(async () => {
  world = await ProjectionWorld.open()
  told = []
  failures.clear()
})
afterEach(() => world.close())

const telling = (rest: Partial<EventHandler<Passage>> = {}): EventHandler<Passage> => ({
  kind: 'handler',
  name: 'tell-passages',
  topic: world.topic,
  reader: readPassage,
  startAt: 'earliest',
  retry: { attempts: 3, firstPauseMs: 1 },
  handle: async ({ id }) => {
    const left = failures.get(id) ?? 0
    failures.set(id, left - 1)
    if (left > 0) throw new Error('nobody answers')
    told.push(id)
  },
  ...rest,
})
const start = async (handler = telling()): Promise<RunningConsumer> => {
  const run = { log: await world.log(), database: world.database, handler, service: 'test', logger: QUIET }
  return world.keep(await runEventHandler(run))
}
const toldOf = (door: string) => told.filter((id) => id.startsWith(`${door}-`))

describe('an event handler', () => {
  it('is given each event once, each key in order, and goes on where it stopped', async () => {
    const first = await start()
    const ids = Array.from({ length: 50 }, (_, n) => `front-${n}`)
    await world.append(...ids.map((_, n) => passage('front', n)), passage('elsewhere', 1), passage('back', 1))
    await vi.waitFor(() => expect(told).toHaveLength(51), PATIENCE)
    await first.stop()
    await world.append(passage('front', 50))
    await world.caughtUp(await start())
    expect(toldOf('front')).toEqual([...ids, 'front-50'])
    expect(toldOf('back')).toEqual(['back-1'])
  })

  it('tries an event again before it gives up', async () => {
    failures.set('front-1', 2)
    await world.append(passage('front', 1), passage('front', 2))
    const running = await start()
    await world.caughtUp(running)
    expect(told).toEqual(['front-1', 'front-2'])
    expect(await running.progress()).toMatchObject({ deadLetters: 0 })
  })

  it('puts the key of an event aside that fails too often, and goes on with others', async () => {
    failures.set('front-2', 3)
    await world.append(passage('front', 1), passage('front', 2), passage('front', 3), passage('back', 1))
    const running = await start()
    await world.caughtUp(running)
    expect(toldOf('front')).toEqual(['front-1'])
    expect(toldOf('back')).toEqual(['back-1'])
    const deadLetters = await listDeadLetters(world.database, { limit: 9 })
    expect(deadLetters.map(({ failure }) => failure)).toEqual(['Error: nobody answers', null])
  })

  it('is given what was put aside when an operator retries it, one by one, until one fails again', async () => {
    failures.set('front-1', 3)
    failures.set('front-3', 1)
    await world.append(...[1, 2, 3, 4].map((n) => passage('front', n)))
    const running = await start()
    await world.caughtUp(running)
    const [first] = await listDeadLetters(world.database, { limit: 1 })
    const settlement = { by: 'token:1', reason: 'mended' }
    expect(await running.retry(first!.id, settlement)).toEqual({ retried: 2, stillParked: 2 })
    const [next] = await listDeadLetters(world.database, { limit: 1, status: 'parked' })
    expect(await running.retry(next!.id, settlement)).toEqual({ retried: 2, stillParked: 0 })
    expect(told).toEqual(['front-1', 'front-2', 'front-3', 'front-4'])
  })

  it('puts aside what cannot be read', async () => {
    await (await world.log()).append(world.topic, [{ key: 'default:front', value: 'no event' }])
    await world.append(passage('front', 1), passage('back', 1))
    const running = await start()
    await world.caughtUp(running)
    expect(told).toEqual(['back-1'])
    expect(await running.progress()).toMatchObject({ deadLetters: 2 })
  })

  it('is not given what happened before it was there, when it begins with the latest', async () => {
    await world.append(passage('front', 1))
    const running = await start(telling({ startAt: 'latest' }))
    await vi.waitFor(async () => {
      const { partitions } = await running.progress()
      expect(partitions.map(({ lag }) => lag)).toEqual([0, 0, 0, 0])
    }, PATIENCE)
    await world.append(passage('front', 2))
    await vi.waitFor(() => expect(told).toEqual(['front-2']), PATIENCE)
  })

  it('is not given an event again when its checkpoint could not be moved at once', async () => {
    const handle = async ({ id }: Passage) => {
      told.push(id)
      await world.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'views' and pid <> pg_backend_pid()`,
      )
    }
    await world.append(...[1, 2, 3].map((n) => passage('front', n)))
    const running = await start(telling({ handle }))
    await vi.waitFor(() => expect(told).toHaveLength(3), PATIENCE)
    await vi.waitFor(() => world.caughtUp(running), PATIENCE)
    expect(told).toEqual(['front-1', 'front-2', 'front-3'])
  })

  it('holds no transaction open that moves a checkpoint while it works', async () => {
    const open: { open: number }[] = []
    const handle = async () => {
      open.push(
        ...(await world.rows<{ open: number }>(
          `select count(*) as open from pg_stat_activity
           where datname = current_database() and application_name = 'views' and state like 'idle in transaction%'
             and query like '%advance_checkpoints%'`,
        )),
      )
    }
    await world.append(passage('front', 1))
    await world.caughtUp(await start(telling({ handle })))
    expect(open).toEqual([{ open: 0 }])
  })

  it('hears that it is to stop, and is given the event again', async () => {
    const begun = Promise.withResolvers<void>()
    const patient = telling({
      handle: (_, { signal }) => {
        begun.resolve()
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
      },
    })
    const running = await start(patient)
    await world.append(passage('front', 1))
    await begun.promise
    await running.stop()
    const next = await start()
    await world.caughtUp(next)
    expect(told).toEqual(['front-1'])
    expect(await next.progress()).toMatchObject({ deadLetters: 0 })
  })
})
