import { describe, expect, it } from 'vitest'
import { username, usernameKey } from './username.js'

describe('a user name', () => {
  it('is kept in one form, in the case it was written', () => {
    expect(username.parse('ａNNa')).toBe('aNNa')
    expect(username.parse('Zoe\u0308')).toBe('Zoë')
    expect(username.parse('anna＠ｍail．example')).toBe('anna@mail.example')
  })

  it.each([
    ['7anna', 'letter'],
    ['anna maria', 'letters, digits'],
    ['anna½', 'letters, digits'],
    ['an\u200bna', 'letters, digits'],
    ['anna\ufe0f', 'not seen'],
    ['anna\u034f', 'not seen'],
    ['anna\u3164', 'not seen'],
    ['a0000000-0000-4000-8000-000000000000', 'like an id'],
    ['ａ0000000-0000-4000-8000-000000000000', 'like an id'],
  ])('is not %j', (text, why) => {
    const { error } = username.safeParse(text)
    expect(error?.issues[0]?.message).toContain(why)
  })
})

describe('the key of a user name', () => {
  it.each([
    ['ANNA', 'anna'],
    ['ａｎｎａ', 'anna'],
    ['ZOE\u0308', 'zoë'],
    ['ΟΔΟΣ', 'οδος'],
    ['οδος', 'οδοσ'],
    ['STRASSE', 'straße'],
    ['ﬁnn', 'finn'],
    ['\u212aarl', 'karl'],
  ])('is the same for %s and %s', (one, other) => expect(usernameKey(one)).toBe(usernameKey(other)))

  it.each([
    ['anna', 'anne'],
    ['anna', 'änna'],
    ['inna', 'İnna'],
    ['anna', ' anna'],
  ])('tells %s from %s', (one, other) => expect(usernameKey(one)).not.toBe(usernameKey(other)))

  it('is its own key, whatever letter a name is made of', () => {
    const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter(
      (text) => username.safeParse(text).success,
    )
    expect(letters.length).toBeGreaterThan(5_000)
    expect(letters.filter((text) => usernameKey(usernameKey(text)) !== usernameKey(text))).toEqual([])
    expect(letters.filter((text) => usernameKey(text.toUpperCase()) !== usernameKey(text))).toEqual([])
  })
})
