import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denied, gapBefore, gapRevised, granted, quarantinedAt, recorded, redecoded } from '../../test/device-events.js'
import { projected } from '@doorledger/testing'
import { lockTrail, recordKindOf, type TrailEvent } from './lock-trail.js'

const rows = (...events: readonly TrailEvent[]) => [...projected(lockTrail, events).values()]
const inDeviceOrder = (...events: readonly TrailEvent[]) =>
  rows(...events)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ kind }) => kind)
const placeOf = (row: Record<string, unknown>): number =>
  Number(row['block_seq']) * 1000 + Number(row['index_in_block']) * 10 + Number(row['rank'])

describe('a lock’s trail', () => {
  it('has unlocking and failed unlocking alike, with the same particulars', () => {
    const [unlock, failed] = rows(recorded({ n: 1, access: granted }), recorded({ n: 2, access: denied }))
    expect(unlock).toMatchObject({ kind: 'unlock', result: 'granted', access_type: 'rfid' })
    expect(failed).toMatchObject({ kind: 'failed_unlock', result: 'denied', access_type: 'rfid' })
    expect(Object.keys(failed!)).toEqual(Object.keys(unlock!))
  })

  it('tells codes that mean something else from codes that no table knows', () => {
    const meaning = { family: 'engage', decoderVersion: 1 }
    expect(recordKindOf({ ...meaning, codeName: 'battery low' })).toBe('event')
    expect(recordKindOf(meaning)).toBe('unknown_event')
    expect(recordKindOf({ ...meaning, access: { ...granted, result: 'forced' }, codeName: 'forced' })).toBe('event')
  })

  it('shows a gap before the record that follows it, and a record in quarantine where it stood', () =>
    expect(
      inDeviceOrder(recorded({ n: 1 }), recorded({ n: 2 }), quarantinedAt(3), recorded({ n: 4 }), gapBefore(2)),
    ).toEqual(['event', 'gap', 'event', 'quarantined', 'event']))

  it('keeps what a gap is known to hide', () =>
    expect(rows(gapBefore(2))).toMatchObject([{ detail: { expectedAuditId: 255, gotAuditId: 1, missingAtLeast: 2 } }]))

  it('shows what adds to an attempt as an event', () => {
    const refused = recorded({ n: 1, access: denied })
    const part = { ...refused, data: { ...refused.data, partOf: refused.data.recordId } }
    expect(rows(part)).toMatchObject([{ kind: 'event', result: undefined }])
  })

  it('shows how a gap stands since late records came, in whatever order that is told', () => {
    const [narrowed, closed] = [gapRevised(2, 1), gapRevised(2, 0)]
    const { revisedByBlockId } = closed.data
    for (const told of [
      [gapBefore(2), narrowed, closed],
      [closed, narrowed, gapBefore(2)],
    ]) {
      expect(rows(...told)).toMatchObject([{ kind: 'gap', detail: { missingAtLeast: 0, revisedByBlockId } }])
    }
  })

  it('changes the meaning of a record that is read anew, and nothing else', () => {
    const [before] = rows(recorded({ n: 1 }))
    const [now] = rows(recorded({ n: 1 }), redecoded({ n: 1 }, { access: granted, codeName: 'opened' }))
    expect(now).toEqual({
      ...before,
      revision: 2,
      kind: 'unlock',
      code_name: 'opened',
      result: 'granted',
      reason: 'success',
      access_type: 'rfid',
    })
  })

  it('is the same however its history is cut and whatever is told twice', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(events.length - 1), { maxLength: 30 }), fc.nat(), (picks, cut) => {
        const history = picks.map((pick) => events[pick]!)
        const head = cut % (history.length + 1)
        const before = projected(lockTrail, history.slice(0, head))
        expect(projected(lockTrail, history.slice(head), { before, startOffset: head })).toEqual(
          projected(lockTrail, history),
        )
      }),
    ))
})

const events: readonly TrailEvent[] = [
  recorded({ n: 1 }),
  recorded({ n: 2, access: granted }),
  redecoded({ n: 2, access: granted }, {}),
  redecoded({ n: 1 }, { access: denied }),
  gapBefore(2),
  gapRevised(2, 1),
  gapRevised(2, 0),
  quarantinedAt(3),
]
