import { credentialAdded, credentialExample, credentialUpdated, eventOf } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { projected } from '@doorledger/testing'
import { holdings } from './holdings.js'

const day = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString()
const about = { tenantId: 'default', service: 'directory', occurredAt: day(20), recordedAt: day(20) }
const anna = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b01'
const ben = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b02'

const held = (version: number, userId: string, from: number, until?: number) => {
  const holder = { userId, from: day(from), until: until === undefined ? null : day(until) }
  const data = { ...credentialExample, holder, verb: 'assigned' as const }
  return { ...eventOf(credentialUpdated, data, about), streamversion: version }
}
const rows = (...events: Parameters<typeof projected<ReturnType<typeof held>>>[1]) =>
  [...projected(holdings, events).values()].map(({ user_id, held_from, held_until }) => [
    user_id,
    held_from,
    held_until,
  ])

describe('who held a credential', () => {
  it('is the newest word about each holding, whenever it was said and however often', () => {
    const history = [held(2, anna, 1), held(3, anna, 1, 10), held(4, ben, 10)]
    const expected = [
      [anna, day(1), day(10)],
      [ben, day(10), null],
    ]
    expect(rows(...history)).toEqual(expected)
    expect(rows(...history, history[0]!, history[1]!)).toEqual(expected)
    expect(rows(...history, held(5, ben, 10, 12))).toEqual([expected[0], [ben, day(10), day(12)]])
  })

  it('is nobody while nobody holds it, and not known by what locks do not read', () => {
    const added = eventOf(credentialAdded, { ...credentialExample, holder: null }, about)
    const { referenceHmac: _, ...code } = held(2, anna, 1).data
    expect(projected(holdings, [added]).size).toBe(0)
    expect(projected(holdings, [{ ...held(2, anna, 1), data: { ...code, kind: 'pin' as const } }]).size).toBe(0)
  })
})
