import { describe, expect, it } from 'vitest'
import { de } from './de'
import { en } from './en'

describe('what the console says', () => {
  it('of one is said as of one', () => {
    expect(en.imports.took(1, 1)).toBe('1 row is in, 1 is not.')
    expect(en.imports.took(3, 2)).toBe('3 rows are in, 2 are not.')
    expect(en.imports.wouldTake(1, 0)).toBe('The only row can be brought in.')
    expect(en.locks.records(1, 0)).toBe('1 record, 0 new')
    expect(de.imports.took(1, 1)).toBe('1 Zeile ist übernommen, 1 nicht.')
    expect(de.locks.records(1, 0)).toBe('1 Eintrag, 0 neu')
  })

  it('of an attempt does not say that nobody made it when it is not known who did', () => {
    const { sentence } = en.accessLog
    expect(sentence('granted', undefined, 'Archive', 'Unknown')).toBe('Archive was opened.')
    expect(sentence('granted', undefined, 'Lobby', 'Schedule')).toBe('Lobby was opened by schedule.')
    expect(sentence('denied', undefined, 'Archive', 'Keycard')).toBe('Somebody was denied at Archive with a keycard.')
    expect(sentence('granted', 'Mira Holm', 'Lobby', 'PIN')).toBe('Mira Holm opened Lobby with a PIN.')
    expect(de.accessLog.sentence('granted', undefined, 'Archiv', 'PIN')).toBe('Archiv wurde geöffnet (PIN).')
  })

  it('has a word for the same checks, reasons and remarks in each language', () => {
    for (const part of ['checks', 'reasons', 'flags'] as const) {
      expect(Object.keys(de.recordWords[part])).toEqual(Object.keys(en.recordWords[part]))
    }
  })
})
