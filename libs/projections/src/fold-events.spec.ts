import type { Row } from '@doorledger/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Folded, foldEvents, type FoldStep } from './fold-events.js'
import { DeadLetterKeys } from './dead-letter-keys.js'

interface Counted extends Row {
  readonly door: number
  readonly passages: readonly number[]
}

/** A negative number takes the row away; zero does not fit. */
const view = {
  evolve: (row: Row | undefined, n: number): Row | undefined => {
    if (n === 0) throw new Error('zero')
    return n < 0 ? undefined : { passages: [...((row as Counted | undefined)?.passages ?? []), n] }
  },
}

const stepsOf = (events: readonly (readonly [door: number, n: number])[], first = 0): FoldStep<number>[] => {
  const assignment = { partition: 0, epoch: 1, deadLetters: new DeadLetterKeys([]), next: 0, written: 0, lost: false }
  return events.map(([door, n], index) => {
    const offset = first + index
    const record = { key: `door-${door}`, value: '', headers: {}, offset, appendedAt: new Date(0) }
    return {
      recorded: { event: n, at: { partition: 0, offset, seq: offset }, headers: {} },
      record,
      assignment,
      key: door,
    }
  })
}

const DOORS = [0, 1, 2]
const NONE: readonly (Row | undefined)[] = DOORS.map(() => undefined)

describe('folding a batch', () => {
  it('tells what is new, what changed and what goes', () => {
    const before = [{ passages: [1] }, { passages: [1] }, undefined]
    const { added, changed, removed } = foldEvents(
      view,
      before,
      stepsOf([
        [0, 2],
        [1, -1],
        [2, 3],
      ]),
    )
    expect({ added, changed, removed }).toEqual({
      added: [{ passages: [3] }],
      changed: [{ passages: [1, 2] }],
      removed: [1],
    })
  })

  it('mentions no row that comes and goes within it', () =>
    expect(
      foldEvents(
        view,
        NONE,
        stepsOf([
          [0, 2],
          [0, -1],
        ]),
      ),
    ).toEqual({ added: [], changed: [], removed: [], deadLetters: [] }))

  it('makes dead letters of what does not fit and what comes later with its key, and goes on with the others', () => {
    const { added, deadLetters } = foldEvents(
      view,
      NONE,
      stepsOf([
        [0, 1],
        [0, 0],
        [0, 2],
        [1, 5],
      ]),
    )
    expect(added).toEqual([{ passages: [1] }, { passages: [5] }])
    expect(deadLetters.map(({ record, failure }) => [record.offset, failure])).toEqual([
      [1, 'Error: zero'],
      [2, null],
    ])
  })

  it('gives the same rows however the log is cut into batches', () => {
    const events = fc.array(
      fc.tuple(
        fc.constantFrom(...DOORS),
        fc.integer({ min: -2, max: 9 }).filter((n) => n !== 0),
      ),
    )
    const apply = (before: readonly (Row | undefined)[], steps: readonly FoldStep<number>[]) => {
      const after = [...before]
      for (const door of DOORS) after[door] = rowAfter(foldEvents(view, before, ofDoor(steps, door)), before[door])
      return after
    }
    fc.assert(
      fc.property(events, fc.nat(), (all, cut) => {
        const border = cut % (all.length + 1)
        const head = apply(NONE, stepsOf(all.slice(0, border)))
        expect(apply(head, stepsOf(all.slice(border), border))).toEqual(apply(NONE, stepsOf(all)))
      }),
    )
  })
})

const ofDoor = (steps: readonly FoldStep<number>[], door: number) => steps.filter(({ key }) => key === door)
const rowAfter = ({ added, changed, removed }: Folded, before: Row | undefined): Row | undefined =>
  removed.length > 0 ? undefined : (added[0] ?? changed[0] ?? before)
