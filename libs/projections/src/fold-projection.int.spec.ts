import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doorsView, passage } from '../test/passages.js'
import { ProjectionWorld } from '../test/projection-world.js'

let world: ProjectionWorld

beforeEach(async () => {
  world = await ProjectionWorld.open()
})
afterEach(() => world.close())

const doors = () => world.rows('select door, passages, numbers from doors order by door')

describe('a view folded by key', () => {
  it('folds the events of each key in order, within a batch and over several', async () => {
    const running = await world.start(doorsView(world.topic))
    for (const round of [0, 1, 2]) {
      const numbers = [0, 1, 2, 3].map((n) => round * 4 + n)
      await world.append(...numbers.flatMap((n) => [passage('back', n), passage('front', n)]))
      await world.caughtUp(running)
    }
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    expect(await doors()).toEqual([
      { door: 'back', passages: 12, numbers },
      { door: 'front', passages: 12, numbers },
    ])
  })

  it('sees its row alike whether just folded or read back', async () => {
    const running = await world.start(doorsView(world.topic))
    const [early, late] = ['2026-11-22T08:00:00.000Z', '2026-11-22T09:00:00.123Z']
    await world.append(passage('front', 1, { at: late }))
    await world.caughtUp(running)
    await world.append(passage('front', 2, { at: early }))
    await world.caughtUp(running)
    expect(await world.rows('select last_at from doors')).toEqual([{ last_at: new Date(late) }])
  })

  it('removes a row, and begins anew after that', async () => {
    const running = await world.start(doorsView(world.topic))
    await world.append(passage('front', 1), passage('back', 1), passage('back', -1), passage('gone', -1))
    await world.caughtUp(running)
    expect(await doors()).toEqual([{ door: 'front', passages: 1, numbers: [1] }])
    await world.append(passage('front', -1), passage('front', 5))
    await world.caughtUp(running)
    expect(await doors()).toEqual([{ door: 'front', passages: 1, numbers: [5] }])
  })

  it('leaves out events that do not concern it', async () => {
    const running = await world.start(doorsView(world.topic))
    await world.append(passage('uncounted', 1), passage('elsewhere', 1))
    await world.caughtUp(running)
    expect(await doors()).toEqual([])
  })

  it('folds events with what was looked up for them, and tries again when that fails', async () => {
    let isAway = true
    const asked: number[] = []
    const running = await world.start({
      ...doorsView(world.topic),
      prepare: (events) => {
        asked.push(events.length)
        if (isAway) {
          isAway = false
          return Promise.reject(new Error('the keys cannot be reached'))
        }
        return Promise.resolve(events.map((event) => ({ ...event, n: event.n + 100 })))
      },
    })
    await world.append(passage('front', 1), passage('elsewhere', 1), passage('front', 2))
    await world.caughtUp(running)
    expect(await doors()).toEqual([{ door: 'front', passages: 2, numbers: [101, 102] }])
    expect(asked.length).toBeGreaterThan(1)
    expect(await running.progress()).toMatchObject({ deadLetters: 0 })
  })

  it('loses nothing when the events of a key lie in several partitions', async () => {
    const running = await world.start(doorsView(world.topic), { writers: 4 })
    const log = await world.log()
    for (let n = 0; n < 40; n += 1) {
      const value = JSON.stringify(passage('front', n))
      await log.append(
        world.topic,
        [0, 1, 2, 3, 4, 5, 6, 7].map((key) => ({ key: `${key}`, value })),
      )
    }
    await world.caughtUp(running)
    expect(await world.rows('select passages from doors')).toEqual([{ passages: 320 }])
  })
})
