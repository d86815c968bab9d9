import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MATCH_WINDOW_MS, matchUnlocks, neighboursOf, type Telling } from './unlock-matching.js'

const phone = (id: string, sec: number): Telling => ({ id, source: 'phone', occurredMs: sec * 1000 })
const lock = (id: string, sec: number): Telling => ({ id, source: 'lock', occurredMs: sec * 1000 })
const pairs = (...tellings: Telling[]) => {
  const { partners, tied } = matchUnlocks(tellings)
  const phones = tellings.filter(({ source, id }) => source === 'phone' && partners.has(id))
  return { pairs: phones.map(({ id }) => `${id}-${partners.get(id)}`).sort(), tied: [...tied].sort() }
}

describe('tellings of one credential at one lock', () => {
  it('are of the same moment up to two minutes apart', () => {
    expect(pairs(phone('p', 0), lock('l', 7))).toEqual({ pairs: ['p-l'], tied: [] })
    expect(pairs(phone('p', 120), lock('l', 0))).toEqual({ pairs: ['p-l'], tied: [] })
    expect(pairs(phone('p', 0), { ...lock('l', 120), occurredMs: MATCH_WINDOW_MS + 1 })).toEqual({
      pairs: [],
      tied: [],
    })
  })

  it('are of the same moment up to another window apart, when there is one', () => {
    const [p, l] = [phone('p', 0), lock('l', 7)]
    expect(matchUnlocks([p, l], 7_000).partners.size).toBe(2)
    expect(matchUnlocks([p, l], 6_999).partners.size).toBe(0)
    const later = [lock('l1', 100), lock('l2', 200)]
    expect(neighboursOf([p, ...later], 0, 100_000)).toHaveLength(3)
    expect(neighboursOf([p, ...later], 0, 99_999)).toEqual([p])
  })

  it('are matched one to one, the nearest first', () => {
    expect(pairs(phone('p', 0), lock('near', 5), lock('far', 9))).toEqual({ pairs: ['p-near'], tied: [] })
    expect(pairs(phone('p1', 0), phone('p2', 60), lock('l1', 7), lock('l2', 66))).toEqual({
      pairs: ['p1-l1', 'p2-l2'],
      tied: [],
    })
    expect(pairs(phone('p1', -50), phone('p2', 100), lock('l1', 0), lock('l2', 200)).pairs).toEqual(['p1-l1', 'p2-l2'])
  })

  it('that are equally near stay apart, and are flagged', () => {
    expect(pairs(phone('p', 10), lock('l1', 5), lock('l2', 15))).toEqual({ pairs: [], tied: ['l1', 'l2', 'p'] })
    expect(pairs(phone('p1', 5), phone('p2', 15), lock('l', 10), lock('other', 100)).tied).toEqual(['l', 'p1', 'p2'])
  })

  it('are not matched with their like', () => {
    expect(pairs(phone('p1', 0), phone('p2', 1))).toEqual({ pairs: [], tied: [] })
    expect(pairs(lock('l1', 0), lock('l2', 1))).toEqual({ pairs: [], tied: [] })
  })
})

const tellings = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    source: fc.constantFrom('phone' as const, 'lock' as const),
    occurredMs: fc.integer({ min: 0, max: 40 }).map((step) => step * 20_000),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
)
const shuffled = fc.tuple(tellings, fc.infiniteStream(fc.nat())).map(([list, keys]) => {
  const sorted = list.map((telling) => ({ telling, key: keys.next().value as number }))
  return { list, other: sorted.sort((one, other) => one.key - other.key).map(({ telling }) => telling) }
})

describe('matching', () => {
  it('does not depend on the order of what is matched', () =>
    fc.assert(
      fc.property(shuffled, ({ list, other }) => {
        const [one, two] = [matchUnlocks(list), matchUnlocks(other)]
        expect(new Map([...two.partners].sort())).toEqual(new Map([...one.partners].sort()))
        expect(new Set([...two.tied].sort())).toEqual(new Set([...one.tied].sort()))
      }),
    ))

  it('is one to one, between a phone and the lock, within the window, and leaves those that tie', () =>
    fc.assert(
      fc.property(tellings, (list) => {
        const { partners, tied } = matchUnlocks(list)
        const byId = new Map(list.map((telling) => [telling.id, telling]))
        for (const [id, partner] of partners) {
          const [one, other] = [byId.get(id)!, byId.get(partner)!]
          expect(partners.get(partner)).toBe(id)
          expect(one.source).not.toBe(other.source)
          expect(Math.abs(one.occurredMs - other.occurredMs)).toBeLessThanOrEqual(MATCH_WINDOW_MS)
          expect(tied.has(id)).toBe(false)
        }
      }),
    ))

  it('of the neighbours alone comes to the same as of everything', () =>
    fc.assert(
      fc.property(tellings, (list) => {
        const all = matchUnlocks(list)
        for (const telling of list) {
          const near = matchUnlocks(neighboursOf(list, telling.occurredMs))
          expect(near.partners.get(telling.id)).toBe(all.partners.get(telling.id))
          expect(near.tied.has(telling.id)).toBe(all.tied.has(telling.id))
        }
      }),
    ))
})
