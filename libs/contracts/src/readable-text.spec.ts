import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lineOfText, linesOfText } from './readable-text.js'

const name = lineOfText(200)

describe('a name', () => {
  it.each([
    ['  Main entrance ', 'Main entrance'],
    ['Mu\u0308ller', 'Müller'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🔧', '👩\u200d🔧'],
    ['\u200fשלום', '\u200fשלום'],
  ])('is kept in NFC and otherwise as it is: %j', (text, kept) => expect(name.parse(text)).toBe(kept))

  it.each([
    ['only zero-width characters', '\u200b\u200d\ufeff\u2060'],
    ['only spaces', ' \u00a0\u3000'],
    ['only fillers', '\u3164\u2800\u115f'],
    ['a direction override', 'invoice\u202efdp.exe'],
    ['a direction isolate', 'a\u2066b'],
    ['a control character', 'a\u0007b'],
    ['a line break', 'a\nb'],
    ['a line separator', 'a\u2028b'],
  ])('is refused when it holds %s', (_, text) => expect(name.safeParse(text).success).toBe(false))

  it('is itself again when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const { data } = name.safeParse(text)
        if (data !== undefined) expect(name.parse(data)).toBe(data)
      }),
    )
  })
})

describe('a description', () => {
  it('has lines', () => expect(linesOfText(100).parse('one\n\ttwo')).toBe('one\n\ttwo'))
  it.each(['a\u0000b', 'a\u202eb', '\u200b\n\u200b'])('is refused like a name: %j', (text) =>
    expect(linesOfText(100).safeParse(text).success).toBe(false),
  )
})

describe('the pattern of a text in OpenAPI', () => {
  it.each([name, linesOfText(100)])('holds nothing but what every dialect of regular expressions reads', (schema) => {
    const { pattern } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    expect(pattern).toMatch(/^\^\[\^(\\u[0-9a-f]{4}-?)+\]\*\$$/)
  })
})
