import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, Device, handIn, nth, of, typesOf, withId } from './interpreting.fixture.js'

const gapsAfter = (lock: Device, ...blocks: readonly (readonly number[])[]) =>
  blocks.flatMap((numbers) => {
    const events = lock.sends({ audits: numbers.map(nth) })
    return [...of(events, 'audit_gap_detected'), ...of(events, 'audit_gap_revised')].map(
      ({ missingAtLeast, ...data }) => [data['revision'] === undefined ? 'missing' : 'still missing', missingAtLeast],
    )
  })

describe('a gap', () => {
  it('is closed by the block that brings the records late, and says by which', () => {
    const lock = new Device()
    lock.sends({ audits: [nth(1)] })
    const [gap] = lock.sends({ audits: [nth(3)] }).filter(({ type }) => type === 'device.audit_gap_detected')
    const late = lock.sends({ audits: [nth(2)] })
    expect(typesOf(late)).toEqual(['audit_block_received', 'audit_recorded', 'audit_gap_revised'])
    const [revised] = late.slice(-1)
    expect(revised).toMatchObject({
      time: gap!.time,
      data: {
        gapId: gap!.id,
        blockId: gap!.data['blockId'],
        missingAtLeast: 0,
        revisedByBlockId: handIn({ audits: [nth(2)] }).event.data.blockId,
      },
    })
    expect(gapsAfter(lock, [4], [6])).toEqual([['missing', 1]])
  })

  it('is as wide as what is still missing', () => {
    expect(gapsAfter(new Device(), [1], [6], [3], [2, 5], [4])).toEqual([
      ['missing', 4],
      ['still missing', 3],
      ['still missing', 1],
      ['still missing', 0],
    ])
  })

  it('is none when the device sends newest first, within a block or block by block', () => {
    expect(gapsAfter(new Device(), [5, 4, 3, 2, 1])).toEqual([])
    expect(gapsAfter(new Device(), [9, 8, 7], [6, 5, 4], [3, 2, 1], [10])).toEqual([])
    expect(gapsAfter(new Device(), [3, 2, 1], [6, 5, 4], [259, 258, 257, 256])).toEqual([['missing', 249]])
    const sameSecond = [9, 8, 7].map((auditId) => withId(auditId, 0))
    expect(typesOf(new Device().sends({ audits: sameSecond }))).not.toContain('audit_gap_detected')
  })

  it('is found among what comes before everything else', () => {
    expect(gapsAfter(new Device(), [9], [5], [7], [8, 6])).toEqual([
      ['missing', 3],
      ['still missing', 2],
      ['still missing', 0],
    ])
  })

  it('is closed by records that are read out of quarantine', () => {
    const lock = new Device()
    gapsAfter(lock, [1], [3])
    const retryOf = { quarantineId: '3f0c1f5e-1111-8222-9333-444455556666', part: 'body' } as const
    const late = lock.sends({ audits: [nth(2)] }, retryOf)
    expect(of(late, 'audit_gap_revised')).toMatchObject([{ missingAtLeast: 0 }])
  })

  it('is withdrawn when the device goes on where it was, so that what jumped was an old record', () => {
    const lock = new Device()
    gapsAfter(
      lock,
      Array.from({ length: 300 }, (_, n) => n),
    )
    const old = lock.sends({ audits: [{ event: '05070000', time: '20261122100000', auditId: 200 }] })
    const [gap] = of(old, 'audit_gap_detected')
    const next = lock.sends({ audits: [nth(300)] })
    expect(of(next, 'audit_gap_revised')).toMatchObject([{ blockId: gap!['blockId'], missingAtLeast: 0 }])
    expect(gapsAfter(lock, [301])).toEqual([])
  })

  it('does not come of a clock that was set back', () => {
    const lock = new Device()
    lock.sends({ audits: [nth(254)] })
    const events = lock.sends({ audits: [{ event: '05070000', time: '20000101000000', auditId: 1 }] })
    expect(of(events, 'audit_gap_detected')).toMatchObject([{ expectedAuditId: 255, missingAtLeast: 2 }])
    const next = lock.sends({ audits: [{ event: '05070000', time: '20000101000000', auditId: 4 }] })
    expect(of(next, 'audit_gap_detected')).toMatchObject([{ expectedAuditId: 2, missingAtLeast: 2 }])
  })

  it('is the narrower of two when a clock was put back a little', () => {
    const lock = new Device()
    lock.sends({ audits: [withId(254, 0), withId(255, 1), withId(0, 2), withId(1, 3)] })
    const events = lock.sends({ audits: [withId(4, 0)] })
    expect(of(events, 'audit_gap_detected')).toMatchObject([{ expectedAuditId: 2, missingAtLeast: 2 }])
  })

  it.each([
    ['with an id out of range', { event: '05070000', time: at(6), auditId: 256 }],
    ['that is no object', 'garbage'],
    ['that cannot be read, nor its id', { event: 'x', time: at(6), auditId: {} }],
  ])('is none where a record %s stood', (_, odd) => {
    const lock = new Device()
    const events = lock.sends({ audits: [withId(5), odd, withId(7)] })
    expect(of(events, 'audit_gap_detected')).toEqual([])
    const more = lock.sends({ audits: [withId(5), odd, withId(7), odd, withId(11)] })
    expect(of(more, 'audit_gap_detected')).toMatchObject([{ expectedAuditId: 8, gotAuditId: 11, missingAtLeast: 2 }])
  })

  it('is never left when everything has come, in whatever order', () => {
    const order = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 120 })).chain(([from, count]) =>
      fc.tuple(
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, n) => from + n),
          { minLength: count },
        ),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: count }),
      ),
    )
    fc.assert(
      fc.property(order, ([numbers, sizes]) => {
        const lock = new Device()
        const missing = new Map<unknown, unknown>()
        for (let next = 0, block = 0; next < numbers.length; next += sizes[block]!, block += 1) {
          const events = lock.sends({ audits: numbers.slice(next, next + sizes[block]!).map(nth) })
          for (const { type, id, data } of events) {
            if (type === 'device.audit_gap_detected') missing.set(id, data['missingAtLeast'])
            if (type === 'device.audit_gap_revised') missing.set(data['gapId'], data['missingAtLeast'])
          }
        }
        expect([...missing.values()].filter((left) => left !== 0)).toEqual([])
        expect(lock.state.auditIds.openGaps).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
