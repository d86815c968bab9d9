import { DomainError } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { requireConfirmable } from './confirmable.js'

const previewedAt = '2026-11-29T08:00:00.000Z'
const counted = { rows: 300, held: 40, oldest: previewedAt, newest: previewedAt, sizeBytes: 1 }
const previewed = {
  ...{ requestedBy: 'user:anna', requestedAt: previewedAt, keepDays: 366 },
  ...{ status: 'previewed' as const, preview: counted },
}
const right = { by: 'user:anna', confirmation: '366', now: new Date('2026-11-29T08:10:00.000Z') }

const refusalOf = (purge: Partial<typeof previewed> | undefined, confirmation: Partial<typeof right> = {}) => {
  try {
    requireConfirmable(purge && { ...previewed, ...purge }, { ...right, ...confirmation })
    return undefined
  } catch (error) {
    return (error as DomainError).code
  }
}

describe('a preview', () => {
  it('is confirmed by whoever asked for it, within ten minutes, with the days typed again', () => {
    expect(refusalOf({})).toBeUndefined()
    expect(refusalOf({}, { confirmation: ' 366 ' })).toBeUndefined()
  })

  it('is refused to others, and once it was used', () => {
    expect(refusalOf({}, { by: 'user:ben' })).toBe('purge_token_unknown')
    expect(refusalOf(undefined)).toBe('purge_token_unknown')
  })

  it('has expired when the clock has jumped ahead, and holds when it has jumped back', () => {
    expect(refusalOf({}, { now: new Date('2026-11-29T08:10:00.001Z') })).toBe('purge_token_expired')
    expect(refusalOf({}, { now: new Date('2027-11-29T08:00:00.000Z') })).toBe('purge_token_expired')
    expect(refusalOf({}, { now: new Date('2025-11-29T08:00:00.000Z') })).toBeUndefined()
  })

  it.each(['365', '', '366 days', '0x16e'])('is not confirmed by %j', (confirmation) =>
    expect(refusalOf({}, { confirmation })).toBe('confirmation_mistyped'),
  )

  it('is of something: neither still counted, nor empty, nor all of it held', () => {
    expect(refusalOf({ status: 'counting' as 'previewed' })).toBe('purge_not_counted')
    expect(refusalOf({ preview: { ...counted, rows: 0 } })).toBe('under_legal_hold')
    expect(refusalOf({ preview: { ...counted, rows: 0, held: 0 } })).toBe('nothing_to_delete')
  })
})
