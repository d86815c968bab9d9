import { DomainError } from '@doorledger/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { encodeCursor } from './cursor.js'
import { keysetPage } from './keyset-page.js'
import type { Page, PageQuery } from './page-query.js'

const doors = { name: 'doors', version: 1, position: z.int() }
const filter = { q: 'door' }

/** A page of rows that are sorted by their number and shown by name. */
const pageOfDoors = (rows: readonly number[], query: PageQuery): Page<string> => {
  const page = keysetPage(doors, query, filter)
  const read = rows.filter((row) => page.after === undefined || row > page.after).slice(0, page.readLimit)
  return page.of(
    read,
    (row) => `door ${row}`,
    (row) => row,
  )
}

const cursorAfter = (position: number): string => encodeCursor(doors, position, filter)

describe('a page of a list', () => {
  it('goes on after the last row shown, not the one too many', () =>
    expect(pageOfDoors([1, 2, 3], { limit: 2 })).toEqual({ items: ['door 1', 'door 2'], nextCursor: cursorAfter(2) }))

  it('begins after its cursor', () =>
    expect(pageOfDoors([1, 2, 3, 4], { limit: 1, cursor: cursorAfter(2) })).toEqual({
      items: ['door 3'],
      nextCursor: cursorAfter(3),
    }))

  it('is the last one when it is full and nothing follows', () =>
    expect(pageOfDoors([1, 2], { limit: 2 })).toEqual({ items: ['door 1', 'door 2'], nextCursor: null }))

  it('may be empty', () => expect(pageOfDoors([], { limit: 2 })).toEqual({ items: [], nextCursor: null }))

  it('refuses the cursor of a list with other filters', () =>
    expect(() => keysetPage(doors, { limit: 2, cursor: cursorAfter(2) }, { q: 'gate' })).toThrow(DomainError))

  it('leads from one to the next through all rows, each of them once and in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
        const rows = numbers.toSorted((one, other) => one - other)
        const items: string[] = []
        let cursor: string | null | undefined
        while (cursor !== null) {
          const page = pageOfDoors(rows, { limit, cursor })
          expect(page.items.length).toBeLessThanOrEqual(limit)
          items.push(...page.items)
          cursor = page.nextCursor
        }
        expect(items).toEqual(rows.map((row) => `door ${row}`))
      }),
    )
  })
})
