import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshSchema } from '../test/fresh-schema.js'

let database: Pool

beforeAll(async () => {
  database = await freshSchema()
})
afterAll(() => database.end())

describe('a search', () => {
  it.each([
    ['Müller'.normalize('NFD'), 'Müller'.normalize('NFC')],
    ['Müller', 'MULLER'],
    ['Straße', 'STRASSE'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ﬁre door', 'Fire Door'],
    ['Ёлка', 'елка'],
    ['１２', '12'],
  ])('takes %s for %s', async (one, other) => {
    const { rows } = await database.query('select search_text($1) as one, search_text($2) as other', [one, other])
    expect(rows[0].one).toBe(rows[0].other)
  })

  it('tells letters apart that are not the same one', async () => {
    const { rows } = await database.query(`select search_text('Möller') <> search_text('Müller') as apart`)
    expect(rows).toEqual([{ apart: true }])
  })

  it('takes nothing for what a pattern of SQL means', async () => {
    const { rows } = await database.query(String.raw`select search_text('50 \%') as pattern`)
    expect(rows).toEqual([{ pattern: String.raw`50 \%` }])
  })
})
