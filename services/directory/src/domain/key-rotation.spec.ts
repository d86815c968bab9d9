import { describe, expect, it } from 'vitest'
import { type KeyInUse, rotationOf, signingNow } from './key-rotation.js'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const settings = { signsForMs: 30 * DAY, announcedForMs: 10 * MINUTE, verifiesForMs: 6 * MINUTE }
const start = new Date('2026-11-22T09:00:00.000Z')
const at = (ms: number) => new Date(start.getTime() + ms)
const key = (kid: string, signsFromMs: number, isUsable = true): KeyInUse => ({
  kid,
  signsFrom: at(signsFromMs),
  isUsable,
})

describe('keys are rotated', () => {
  it('from the start, when the first signs at once', () => {
    expect(rotationOf([], start, settings)).toEqual({ nextSignsFrom: start, retire: [] })
  })

  it('by making the next one known before the last one has signed its time', () => {
    const keys = [key('one', 0)]
    expect(rotationOf(keys, at(30 * DAY - 11 * MINUTE), settings).nextSignsFrom).toBeUndefined()
    expect(rotationOf(keys, at(30 * DAY - 10 * MINUTE), settings).nextSignsFrom).toEqual(at(30 * DAY))
  })

  it('late, when nobody was there to do it, but never at once', () => {
    expect(rotationOf([key('one', 0)], at(90 * DAY), settings).nextSignsFrom).toEqual(at(90 * DAY + 10 * MINUTE))
  })

  it('once: a key that is known already is waited for', () => {
    const keys = [key('one', 0), key('two', 30 * DAY)]
    expect(rotationOf(keys, at(30 * DAY - MINUTE), settings)).toEqual({ nextSignsFrom: undefined, retire: [] })
  })

  it('keeping the old one for as long as what it signed may live', () => {
    const keys = [key('two', 30 * DAY), key('one', 0)]
    expect(rotationOf(keys, at(30 * DAY + 5 * MINUTE), settings).retire).toEqual([])
    expect(rotationOf(keys, at(30 * DAY + 6 * MINUTE), settings).retire).toEqual(['one'])
  })

  it('at once, when the secret they were sealed under is another', () => {
    expect(rotationOf([key('one', 0, false)], at(DAY), settings).nextSignsFrom).toEqual(at(DAY))
  })
})

describe('the key that signs', () => {
  it('is the one that began last, not the one that is only made known', () => {
    const keys = [key('one', 0), key('two', DAY), key('three', 2 * DAY)]
    expect(signingNow(keys, at(DAY + 1))?.kid).toBe('two')
    expect(signingNow(keys, at(-1))).toBeUndefined()
  })

  it('is one whose private part can be read', () => {
    expect(signingNow([key('one', 0), key('two', DAY, false)], at(2 * DAY))?.kid).toBe('one')
  })
})
