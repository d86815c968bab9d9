import { DomainError } from '@doorledger/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './cursor.js'

const accessEvents = {
  name: 'access-events',
  version: 1,
  position: z.strictObject({ occurredAt: z.iso.datetime(), seq: z.int() }),
}
const position = { occurredAt: '2026-11-22T09:17:52.000Z', seq: 7 }

const refusalOf = (attempt: () => unknown): DomainError => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DomainError) return error
  }
  throw new Error('was not refused')
}

describe('a cursor', () => {
  it('stands for the position it was made of', () => {
    expect(decodeCursor(accessEvents, encodeCursor(accessEvents, position))).toEqual(position)
  })

  it('is safe in a URL', () => expect(encodeCursor(accessEvents, position)).toMatch(/^[\w-]+$/))

  it('belongs to its filter, however the parameters were ordered', () => {
    const cursor = encodeCursor(accessEvents, position, { door: 'front', result: ['denied'], zone: undefined })
    expect(decodeCursor(accessEvents, cursor, { result: ['denied'], door: 'front' })).toEqual(position)
    expect(refusalOf(() => decodeCursor(accessEvents, cursor, { door: 'back' })).details).toEqual({ field: 'cursor' })
  })

  it('of another list or an older version is refused', () => {
    const cursor = encodeCursor(accessEvents, position)
    for (const kind of [
      { ...accessEvents, name: 'devices' },
      { ...accessEvents, version: 2 },
    ]) {
      expect(refusalOf(() => decodeCursor(kind, cursor))).toMatchObject({ code: 'invalid_cursor', refusal: 'invalid' })
    }
  })

  it('that was forged is refused, never misread', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(base64url)), (text) => {
        expect(refusalOf(() => decodeCursor(accessEvents, text)).details).toEqual({ field: 'cursor' })
      }),
    )
  })

  it('with a position of another shape is refused', () => {
    const cursor = encodeCursor({ ...accessEvents, position: z.unknown() }, { occurredAt: 'yesterday', seq: '1; drop' })
    expect(refusalOf(() => decodeCursor(accessEvents, cursor)).code).toBe('invalid_cursor')
  })
})

const base64url = (text: string): string => Buffer.from(text).toString('base64url')
