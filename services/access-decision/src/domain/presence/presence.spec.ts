import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Passing, type Presence, presenceAfter, isTrapped } from './presence.js'

const passing = (minute: number, toAreaId: string | undefined, accessEventId = `e${minute}`): Passing => ({
  userId: 'anna',
  doorId: 'lobby-door',
  toAreaId,
  at: new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString(),
  accessEventId,
})
const after = (...passings: Passing[]) =>
  passings.reduce<Presence | undefined>((before, each) => presenceAfter(before, each), undefined)

describe('where somebody is', () => {
  it('is behind the last door that let him through, since he first came there', () =>
    expect(after(passing(0, 'lobby'), passing(5, 'lab'), passing(7, 'lab'))).toMatchObject({
      areaId: 'lab',
      since: '2026-11-22T09:05:00.000Z',
      lastSeenAt: '2026-11-22T09:07:00.000Z',
    }))

  it('is nowhere once he left', () => expect(after(passing(0, 'lobby'), passing(1, undefined))?.areaId).toBeNull())

  it('is not changed by what comes late', () =>
    expect(after(passing(9, 'lab'), passing(3, 'lobby'))?.areaId).toBe('lab'))

  it('is the same in whatever order it was told, and however often', () => {
    const told = fc.uniqueArray(fc.tuple(fc.nat(59), fc.constantFrom('lobby', 'lab', undefined)), {
      selector: ([minute]) => minute,
      minLength: 1,
    })
    fc.assert(
      fc.property(
        told.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], {
              minLength: all.length * 2,
            }),
          ),
        ),
        ([all, shuffled]) => {
          const passings = (of: typeof all) => of.map(([minute, area]) => passing(minute, area))
          const inOrder = after(...passings(all.toSorted(([one], [other]) => one - other)))
          expect(after(...passings(shuffled))?.areaId).toBe(inOrder?.areaId)
        },
      ),
    )
  })
})

describe('somebody inside', () => {
  const now = new Date('2026-11-22T09:00:00.000Z')
  it.each([
    [{ valid: false, endsAt: undefined }, true],
    [{ valid: true, endsAt: '2026-11-22T10:00:00.000Z' }, true],
    [{ valid: true, endsAt: '2026-11-22T10:00:00.001Z' }, false],
    [{ valid: true, endsAt: undefined }, false],
  ])('with %j is trapped: %s', (permits, trapped) => expect(isTrapped(permits, now, 3_600)).toBe(trapped))
})
