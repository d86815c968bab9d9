import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage } from './authorised.js'
import type { ContactFact, DoorFact, UnlockFact } from './door-fact.js'
import { conclude, type DoorTimes, type Made, type Statement, type Withdrawal } from './door-statements.js'
import { withoutChatter } from './openings.js'

const T0 = Date.parse('2026-11-22T09:00:00.000Z')
const times: DoorTimes = {
  windowMs: 10_000,
  thresholdMs: 30_000,
  settleMs: 500,
  passages: [],
}

let facts = 0
const contact = (state: ContactFact['state'], atMs: number, about: Partial<ContactFact> = {}): ContactFact => ({
  kind: 'contact',
  factId: `c${(facts += 1)}`,
  deviceId: 'door',
  atMs: T0 + atMs,
  receivedAtMs: T0 + atMs,
  state,
  ...about,
})
const unlock = (atMs: number, about: Partial<UnlockFact> = {}): UnlockFact => ({
  kind: 'unlock',
  factId: `u${(facts += 1)}`,
  deviceId: 'door',
  atMs: T0 + atMs,
  receivedAtMs: T0 + atMs,
  cause: 'success',
  ...about,
})

/** A door that is told things one after the other, and says what follows at once. */
class Door {
  facts: readonly DoorFact[] = []
  made: readonly Made[] = []
  said: Statement[] = []
  withdrawn: Withdrawal[] = []
  dueAtMs: number | undefined
  constructor(private readonly at: DoorTimes = times) {}

  tell(fact: DoorFact, nowMs = fact.receivedAtMs): this {
    const contacts = [...this.facts, fact].filter((each): each is ContactFact => each.kind === 'contact')
    const unlocks = [...this.facts, fact].filter(({ kind }) => kind === 'unlock')
    this.facts = [...withoutChatter(contacts, this.at.settleMs), ...unlocks]
    return this.look(nowMs - T0)
  }

  look(afterMs: number): this {
    const { state, withdraw, dueAtMs } = conclude({ facts: this.facts, made: this.made, times: this.at }, T0 + afterMs)
    const gone = withdraw.map(({ made }) => made)
    this.made = [...this.made.filter((each) => !gone.includes(each)), ...state.map(madeOf)]
    this.said.push(...state)
    this.withdrawn.push(...withdraw)
    this.dueAtMs = dueAtMs
    return this
  }

  of(kind: Statement['kind']): readonly number[] {
    return this.said.filter((statement) => statement.kind === kind).map(({ atMs }) => atMs - T0)
  }
}

const madeOf = (statement: Statement): Made => ({
  kind: statement.kind,
  openingId: statement.openingId,
  atMs: statement.atMs,
  reminderNo: statement.kind === 'held' ? statement.reminderNo : 0,
})

const closedDoor = (at?: DoorTimes) => new Door(at).tell(contact('closed', -60_000))

describe('a forced door', () => {
  it.each([
    [10_000, []],
    [10_001, [15_001]],
  ])('that opens %d ms after the end of an unlock', (afterMs, forced) => {
    const door = closedDoor()
      .tell(unlock(0, { untilMs: T0 + 5_000 }))
      .tell(contact('open', 5_000 + afterMs))
    expect(door.look(60_000).of('forced')).toEqual(forced)
  })

  it('is explained by the fob of a lock that was offline, and the statement withdrawn', () => {
    const door = closedDoor().tell(contact('open', 20_000)).look(21_000)
    expect(door.of('forced')).toEqual([20_000])
    const late = unlock(17_000, {
      receivedAtMs: T0 + 3_600_000,
      deviceId: 'lock',
    })
    door.tell(late)
    expect(door.withdrawn).toMatchObject([
      {
        made: { kind: 'forced' },
        because: { accessEventId: late.factId, cause: 'success' },
      },
    ])
    expect(door.look(7_200_000).of('forced')).toEqual([20_000])
  })

  it('is not seen in the first report of a contact, nor in the first after the device restarted', () => {
    expect(new Door().tell(contact('open', 0)).look(5_000).of('forced')).toEqual([])
    const restarted = closedDoor().tell(contact('unknown', 0)).tell(contact('open', 10)).look(5_000)
    expect(restarted.of('forced')).toEqual([])
  })

  it('is one, however often it is told to be open', () => {
    const door = closedDoor().tell(contact('open', 0)).tell(contact('open', 1_000)).tell(contact('open', 9_000))
    expect(door.look(10_000).of('forced')).toEqual([0])
  })

  it('is not seen where a schedule unlocks the door, nor shortly after', () => {
    const passages: Passage[] = [{ fromMs: T0, toMs: T0 + 60_000 }]
    const door = closedDoor({ ...times, passages })
      .tell(contact('open', 70_000))
      .look(71_000)
    expect(door.of('forced')).toEqual([])
  })

  it.each([
    [12_000, []],
    [12_001, [12_001]],
  ])('by the clocks of two devices, %d ms later, is given 2 s more', (atMs, forced) => {
    const door = closedDoor()
      .tell(unlock(0, { deviceId: 'lock' }))
      .tell(contact('open', atMs))
    expect(door.look(60_000).of('forced')).toEqual(forced)
  })
})

describe('a contact that chatters', () => {
  it('is one opening when it does so around an opening that was authorised, and few reports are kept', () => {
    const door = closedDoor().tell(unlock(0))
    for (let ms = 0; ms < 20_000; ms += 20) door.tell(contact(ms % 40 === 0 ? 'open' : 'closed', 100 + ms))
    door.tell(contact('closed', 20_150)).look(30_000)
    expect(door.of('forced')).toEqual([])
    expect(door.facts.length).toBeLessThan(8)
  })

  it('forces no door that stays closed', () => {
    const door = closedDoor()
    for (let ms = 0; ms < 5_000; ms += 20) door.tell(contact(ms % 40 === 0 ? 'open' : 'closed', ms)).look(ms)
    expect(door.look(60_000).of('forced')).toEqual([])
    expect(door.of('opened')).toEqual([])
  })

  it('does not hide that the door then stays open', () => {
    const door = closedDoor()
    for (let ms = 0; ms <= 200; ms += 20) door.tell(contact(ms % 40 === 0 ? 'open' : 'closed', ms))
    expect(door.look(60_000).of('opened')).toEqual([0])
  })
})

describe('a door held open', () => {
  it('is told of at each multiple of its threshold until it closes, also over a restart', () => {
    const door = new Door().tell(unlock(0)).tell(contact('closed', 0)).tell(contact('open', 0))
    door.look(30_000).look(45_000)
    const restarted = new Door()
    Object.assign(restarted, { facts: door.facts, made: door.made })
    restarted.look(45_000).look(95_000).tell(contact('closed', 95_000)).look(500_000)
    expect([...door.of('held'), ...restarted.of('held')]).toEqual([30_000, 60_000, 90_000])
    expect([...door.said, ...restarted.said].flatMap((s) => (s.kind === 'held' ? [s.reminderNo] : []))).toEqual([
      1, 2, 3,
    ])
  })

  it('goes by the rule that let somebody in', () => {
    const door = closedDoor()
      .tell(unlock(0, { heldOpenThresholdSec: 120 }))
      .tell(contact('open', 1_000))
    expect(door.look(240_000).of('held')).toEqual([121_000])
  })

  it('is not told of any more when nobody knows whether it is open', () => {
    const door = closedDoor().tell(contact('open', 0)).look(31_000).tell(contact('unknown', 40_000)).look(300_000)
    expect(door.of('held')).toEqual([30_000])
    expect(door.dueAtMs).toBeUndefined()
  })

  it('may stand open while its schedule unlocks it; the time counts from the end of that', () => {
    const passages: Passage[] = [{ fromMs: T0 + 20_000, toMs: T0 + 100_000 }]
    const door = closedDoor({ ...times, passages })
      .tell(contact('open', 0))
      .look(200_000)
    expect(door.of('held')).toEqual([130_000, 160_000, 190_000])
  })

  it('is taken back when it turns out to have closed before', () => {
    const door = closedDoor().tell(contact('open', 0)).look(65_000)
    expect(door.of('held')).toEqual([30_000, 60_000])
    door.tell(contact('closed', 40_000, { receivedAtMs: T0 + 90_000 }))
    expect(door.withdrawn.map(({ made }) => made.reminderNo)).toEqual([2])
  })

  it('that closes at the very moment was not held open', () => {
    const door = closedDoor().tell(contact('open', 0)).tell(contact('closed', 30_000)).look(60_000)
    expect(door.of('held')).toEqual([])
  })
})

describe('what is said of a door', () => {
  const day = fc.integer({ min: 0, max: 600 }).map((second) => second * 1_000)
  const told = fc.uniqueArray(
    fc.record({
      second: day,
      what: fc.constantFrom('open', 'closed', 'unknown', 'unlock'),
    }),
    { selector: ({ second }) => second, maxLength: 25 },
  )
  const factsOf = (events: readonly { second: number; what: string }[]): DoorFact[] =>
    events.map(({ second, what }) =>
      what === 'unlock'
        ? unlock(second, { factId: `u${second}` })
        : contact(what as ContactFact['state'], second, {
            factId: `c${second}`,
          }),
    )
  const standing = (door: Door) => door.made.map(({ kind, atMs, openingId }) => `${kind} ${openingId} ${atMs}`).sort()

  it('is the same in the end, in whatever order it was told', () => {
    fc.assert(
      fc.property(
        told.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const end = 700_000
          const door = new Door()
          const other = new Door()
          for (const fact of factsOf(events.toSorted((a, b) => a.second - b.second))) door.tell(fact, T0 + end)
          for (const fact of factsOf(shuffled)) other.tell(fact, T0 + end)
          const kinds = (of: Door) => standing(of).filter((each) => each.startsWith('forced'))
          expect(kinds(other)).toEqual(kinds(door))
        },
      ),
    )
  })

  it('is said once, however often and whenever somebody looks', () => {
    fc.assert(
      fc.property(told, fc.array(day), (events, looks) => {
        const door = new Door()
        const steps = [
          ...factsOf(events).map((fact) => ({
            at: fact.atMs - T0,
            run: () => door.tell(fact),
          })),
          ...looks.map((at) => ({ at, run: () => door.look(at) })),
        ].toSorted((one, other) => one.at - other.at)
        for (const { run } of steps) run()
        door.look(700_000).look(700_000)
        const keys = door.said.map((s) => `${s.kind} ${s.openingId} ${s.kind === 'held' ? s.reminderNo : ''}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(door.withdrawn).toEqual([])
        const asleep = new Door()
        for (const fact of factsOf(events.toSorted((a, b) => a.second - b.second))) asleep.tell(fact, T0)
        expect(standing(asleep.look(700_000))).toEqual(standing(door))
      }),
    )
  })

  it('of an opening is that it was forced, or that an unlock or nothing known before explains it', () => {
    fc.assert(
      fc.property(told, (events) => {
        const door = new Door()
        for (const fact of factsOf(events.toSorted((a, b) => a.second - b.second))) door.tell(fact)
        door.look(700_000)
        const naive = naiveForced(events)
        expect(door.of('forced')).toEqual(naive)
      }),
    )
  })
})

/** Straight from R4.51 and R4.54: closed, then open, and no unlock in the ten seconds before. */
const naiveForced = (events: readonly { second: number; what: string }[]): readonly number[] => {
  const ordered = events.toSorted((one, other) => one.second - other.second)
  const forced: number[] = []
  let state = 'unknown'
  for (const { second, what } of ordered) {
    if (what === 'unlock') continue
    const unlocked = ordered.some((e) => e.what === 'unlock' && e.second <= second && second - e.second <= 10_000)
    if (what === 'open' && state === 'closed' && !unlocked) forced.push(second)
    state = what
  }
  return forced
}
