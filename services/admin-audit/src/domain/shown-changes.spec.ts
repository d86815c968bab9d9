import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MASK, shownChanges, shownText } from './shown-changes.js'

const shown = (field: string, after: unknown) =>
  shownChanges([{ field, before: null, after: after as string }])[0]!.after

describe('changes as the log shows them', () => {
  it.each([
    'password',
    'newPassword',
    'user.password',
    'apiToken',
    'token',
    'pin',
    'pinCode',
    'cardNumber',
    'card_number',
    'client-secret',
    'passcode',
    'apiKey',
  ])('mask the value of %s', (field) => expect(shown(field, 'sesame')).toBe(MASK))

  it.each(['pinned', 'spin', 'name', 'tokenized', 'zone', 'passage'])('show the value of %s', (field) =>
    expect(shown(field, 'sesame')).toBe('sesame'),
  )

  it('say that there was no secret before', () =>
    expect(shownChanges([{ field: 'pin', before: null, after: '1234' }])).toEqual([
      { field: 'pin', before: null, after: MASK },
    ]))

  it('mask secrets inside of objects and lists', () =>
    expect(shown('attributes', [{ password: 'x', name: 'y' }])).toEqual([{ password: MASK, name: 'y' }]))

  it('mask numbers of cards and tokens wherever they stand', () => {
    expect(shown('note', 'card 4111 1111 1111 1111 lost')).toBe(`card ${MASK} lost`)
    expect(shown('note', 4111111111111111)).toBe(MASK)
    expect(shown('note', 'Authorization: Bearer abcdefghijkl')).toBe(`Authorization: Bearer ${MASK}`)
  })

  it('leave identifiers alone', () =>
    expect(shown('id', '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c')).toBe('0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'))

  it('leave out control characters and overrides of direction, and keep HTML as the text it is', () => {
    expect(shownText('a\u0000b\u202ec\u0007')).toBe('abc')
    expect(shownText('<b>x</b>')).toBe('<b>x</b>')
  })

  it('never show what stands under the name of a secret, however deep', () => {
    const secret = fc.constantFrom('password', 'pin', 'token', 'cardNumber')
    const wrapped = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        secret.map((name) => ({ [name]: 'hunter2' })),
        fc.record({ inner: tie('node') }),
        fc.array(tie('node'), { maxLength: 3 }),
      ),
    })).node
    fc.assert(fc.property(wrapped, (value) => !JSON.stringify(shown('field', value)).includes('hunter2')))
  })
})
