import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withEarlierBlock } from './earlier-block.js'
import {
  at,
  Device,
  handIn,
  nth,
  RECEIVED,
  VERSION,
  of,
  recordsIn,
  context,
  typesOf,
  withId,
} from './interpreting.fixture.js'

describe('records', () => {
  it('that are equal are two, and still two when the block is sent again in other words', () => {
    const lock = new Device()
    const twin = { event: '05070000', time: at(0) }
    const first = recordsIn(lock.sends({ audits: [twin, twin] }))
    expect(first.map(({ data }) => data.flags)).toEqual([['late'], ['possibleDuplicate', 'late']].map((flags) => flags))
    expect(new Set(first.map(({ id }) => id)).size).toBe(2)
    expect(recordsIn(lock.sends({ audits: [twin, twin], nxtDbVerTS: VERSION }))).toEqual([])
  })

  it('are the same whatever block they come in', () => {
    const [one] = recordsIn(new Device().sends({ audits: [withId(5)] }))
    const [, other] = recordsIn(new Device().sends({ audits: [withId(4), withId(5)], nxtDbVerTS: VERSION }))
    expect(other!.id).toBe(one!.id)
  })

  it('of five minutes ago are not late, of longer ago are', () => {
    const flagsAt = (time: string) =>
      recordsIn(new Device().sends({ audits: [{ event: '05070000', time }] }))[0]!.data.flags
    expect(flagsAt('20261122115500')).toEqual([])
    expect(flagsAt('20261122115459')).toEqual(['late'])
  })

  it.each([
    ['before the clock can have been set', '20001231235959', {}, ['clockSuspect']],
    ['just after that', '20010101000000', {}, ['late']],
    ['before the device was installed', '20260531235959', { installedOn: '2026-06-01' }, ['clockSuspect']],
    ['on the day it was installed', '20260601000000', { installedOn: '2026-06-01' }, ['late']],
    ['24 hours ahead', '20261123120000', {}, []],
    ['more than 24 hours ahead', '20261123120001', {}, ['clockSuspect']],
    ['at the end of time', '99991231235959', {}, ['clockSuspect']],
  ])('from %s are kept with the right flags', (_when, time, changes, flags) => {
    const events = new Device(context(changes)).sends({ audits: [{ event: '05070000', time }] })
    expect(recordsIn(events)[0]!.data.flags).toEqual(flags)
    expect(of(events, 'clock_suspected')).toHaveLength(flags.includes('clockSuspect') ? 1 : 0)
  })

  it('with a suspect clock are told of once a block, by the worst of them', () => {
    const audits = ['20000102000000', '20000101020000', '20000103000000'].map((time) => ({ event: '05070000', time }))
    const [suspected] = of(new Device().sends({ audits }), 'clock_suspected')
    expect(suspected).toMatchObject({
      deviceTime: '20000101020000',
      skewSec: -(Date.parse(RECEIVED) - Date.parse('2000-01-01T00:00:00Z')) / 1000,
    })
  })

  it('in the hour that comes twice keep the order of the block', () => {
    const audits = ['20261025030000', '20261025035000', '20261025032000', '20261025040000'].map((time) => ({
      event: '0507',
      time,
    }))
    expect(
      recordsIn(new Device().sends({ audits })).map(({ time, data }) => [time, data.flags.includes('dstAmbiguous')]),
    ).toEqual([
      ['2026-10-25T00:00:00.000Z', true],
      ['2026-10-25T00:50:00.000Z', true],
      ['2026-10-25T01:20:00.000Z', true],
      ['2026-10-25T02:00:00.000Z', false],
    ])
  })

  it('that tell of overwritten records are told of as such', () => {
    const events = new Device().sends({ audits: [withId(1), { event: '06050000', time: at(2), auditId: 2 }] })
    expect(of(events, 'audit_overflow_detected')).toMatchObject([{ indexInBlock: 1 }])
  })
})

describe('audit ids', () => {
  const gapsOf = (...blocks: readonly (readonly number[])[]) => {
    const lock = new Device()
    return blocks.flatMap((numbers) => of(lock.sends({ audits: numbers.map(nth) }), 'audit_gap_detected'))
  }
  const upTo = (end: number, start = 0) => Array.from({ length: end - start }, (_, index) => start + index)

  it('that roll over from 255 to 0 are no gap', () => {
    expect(gapsOf([254, 255, 256, 257])).toEqual([])
  })

  it('that jump are a gap', () => {
    expect(gapsOf([254, 257])).toMatchObject([
      { expectedAuditId: 255, gotAuditId: 1, missingAtLeast: 2, indexInBlock: 1, blockSeq: 1 },
    ])
  })

  it('are followed from one block to the next', () => {
    expect(gapsOf([7, 8], [9], [12])).toMatchObject([
      { expectedAuditId: 10, gotAuditId: 12, missingAtLeast: 2, blockSeq: 3 },
    ])
  })

  it('of records sent again, with new ones behind them, are no gap', () => {
    expect(gapsOf([7, 8, 9], [7, 8, 9, 10], [9, 10, 11], [8, 9])).toEqual([])
  })

  it('that jump back in time are told of as perhaps forgotten, and are a gap unless they are', () => {
    const lock = new Device()
    const blocks = Array.from({ length: 40 }, (_, block) => upTo(10 + block * 10, block * 10).map(nth))
    for (const audits of blocks) lock.sends({ audits })
    const before = lock.state
    const late = { audits: upTo(15).map(nth) }
    expect(of(lock.sends(late), 'audit_gap_detected')).toHaveLength(1)
    expect(lock.perhapsForgotten).toEqual([String(at(0))])
    lock.state = [blocks[0]!, blocks[1]!].reduce(
      (state, audits) => withEarlierBlock(state, Buffer.from(JSON.stringify({ audits })), handIn(late)),
      before,
    )
    expect(typesOf(lock.sends(late))).toEqual(['audit_block_received'])
    expect(lock.perhapsForgotten).toEqual([])
    expect(of(lock.sends({ audits: upTo(410, 402).map(nth) }), 'audit_gap_detected')).toMatchObject([
      { missingAtLeast: 2 },
    ])
    expect(lock.perhapsForgotten).toEqual([])
  })

  it('that the device leaves out are no gap', () => {
    const lock = new Device()
    lock.sends({ audits: [withId(1), { event: '0507', time: at(3) }, withId(2)] })
    expect(of(lock.sends({ audits: [withId(3)] }), 'audit_gap_detected')).toEqual([])
  })

  it('of records in quarantine are not missing, even when these come again', () => {
    const lock = new Device()
    const bad = { event: '05070000', time: 'x', auditId: 2 }
    const events = [
      ...lock.sends({ audits: [withId(1), bad, withId(3)] }),
      ...lock.sends({ audits: [bad, withId(3), withId(4)] }),
    ]
    expect(of(events, 'audit_gap_detected')).toEqual([])
    expect(of(events, 'audit_quarantined')).toHaveLength(1)
  })

  it('of records that are bad and alike for ever go round without one being taken for an earlier one', () => {
    const bad = (n: number) => ({ event: '05070000', time: 'x', auditId: n % 256 })
    for (const size of [1, 3, 256, 1_000]) {
      const lock = new Device()
      const blocks = Array.from({ length: Math.ceil(1_500 / size) + 2 }, (_, block) =>
        Array.from({ length: size }, (_, n) => bad(block * size + n)),
      )
      const events = blocks.flatMap((audits, n) => lock.sends({ audits, nth: n }))
      expect(of(events, 'audit_quarantined')).toHaveLength(blocks.length * size)
      expect(of(events, 'audit_gap_detected')).toEqual([])
    }
  })

  it('of the first block ever have nothing to follow on', () => {
    expect(gapsOf([200])).toEqual([])
  })

  it('make no false gap however a sequence is cut into blocks and sent again', () => {
    const cuts = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 40 }), again: fc.integer({ min: 0, max: 30 }) }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(cuts, (blocks) => {
        const lock = new Device()
        const told: string[] = []
        let next = 0
        for (const { size, again } of blocks) {
          const from = Math.max(0, next - again)
          next += size
          const audits = Array.from({ length: next - from }, (_, i) =>
            withId((from + i) % 256, Math.floor((from + i) / 256)),
          )
          const events = lock.sends({ audits })
          expect(of(events, 'audit_gap_detected')).toEqual([])
          told.push(...recordsIn(events).map(({ id }) => id))
        }
        expect(told).toHaveLength(next)
        expect(new Set(told).size).toBe(next)
      }),
      { numRuns: 50 },
    )
  })

  it('of 5,000 records sent again with one more are no gap', () => {
    const audits = Array.from({ length: 5_000 }, (_, i) => withId(i % 256, Math.floor(i / 256)))
    const lock = new Device()
    lock.sends({ audits: audits.slice(0, 4_999) })
    const events = lock.sends({ audits })
    expect(typesOf(events)).toEqual(['audit_block_received', 'audit_recorded'])
  })
})
