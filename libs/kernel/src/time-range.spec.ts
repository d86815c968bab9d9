import { DomainError } from './domain-error.js'
import { describe, expect, it } from 'vitest'
import { firstStretch, lastDays, remaining, timeRangeOf } from './time-range.js'

const site = { zone: 'Europe/Helsinki', now: new Date('2026-11-22T22:30:00Z') } // 00:30 on the 23rd at the site
const range = (query: object, at = site) => {
  const { from, to } = timeRangeOf(query, at) ?? {}
  return [from?.toISOString(), to?.toISOString()]
}
const fieldRefused = (query: object): unknown => {
  try {
    timeRangeOf(query, site)
    return undefined
  } catch (error) {
    return error instanceof DomainError ? error.details['field'] : error
  }
}

describe('a time range', () => {
  it('is none when nothing is asked for', () => expect(timeRangeOf({}, site)).toBeUndefined())

  it('takes today from midnight to midnight of the site, whatever day it is elsewhere', () =>
    expect(range({ range: 'today' })).toEqual(['2026-11-22T22:00:00.000Z', '2026-11-23T22:00:00.000Z']))

  it('makes today 25 hours long when clocks go back', () =>
    expect(range({ range: 'today' }, { ...site, now: new Date('2026-10-25T12:00:00Z') })).toEqual([
      '2026-10-24T21:00:00.000Z',
      '2026-10-25T22:00:00.000Z',
    ]))

  it('counts days back as 24 hours each, with a day of room for clocks that run ahead', () =>
    expect(range({ range: '7' })).toEqual(['2026-11-15T22:30:00.000Z', '2026-11-23T22:30:00.000Z']))

  it.each(['0', '3661', '-1', '1.5', 'abc', '', '01', '1e3', ' 7'])('refuses the range %j by name', (text) =>
    expect(fieldRefused({ range: text })).toBe('range'),
  )

  it('lets from and to override the range', () =>
    expect(range({ range: 'today', from: '2026-01-01T00:00:00Z' })).toEqual(['2026-01-01T00:00:00.000Z', undefined]))

  it('still refuses a range that makes no sense beside from', () =>
    expect(fieldRefused({ range: 'abc', from: '2026-01-01T00:00:00Z' })).toBe('range'))

  it('takes times with any offset', () =>
    expect(range({ from: '2026-11-13T09:00:00+02:00', to: '2026-11-13T09:00:00.5Z' })).toEqual([
      '2026-11-13T07:00:00.000Z',
      '2026-11-13T09:00:00.500Z',
    ]))

  it('takes a day as from its start, and up to its end, at the site', () =>
    expect(range({ from: '2026-11-13', to: '2026-11-13' })).toEqual([
      '2026-11-12T22:00:00.000Z',
      '2026-11-13T22:00:00.000Z',
    ]))

  it.each(['2026-11-13T01:10:00.0009Z', '2026-11-13T01:10:00.000000001Z'])(
    'holds what happened in the millisecond before %s when it ends there, and not when it begins there',
    (time) => {
      expect(range({ to: time })).toEqual([undefined, '2026-11-13T01:10:00.001Z'])
      expect(range({ from: time })).toEqual(['2026-11-13T01:10:00.001Z', undefined])
    },
  )

  it('takes zeros behind the milliseconds for what they are', () =>
    expect(range({ to: '2026-11-13T01:10:00.001000Z' })).toEqual([undefined, '2026-11-13T01:10:00.001Z']))

  it('names the `+` that a URL has made a space of', () =>
    expect(() => range({ from: '2026-11-13T09:00:00 02:00' })).toThrow('%2B'))

  it('may be empty', () =>
    expect(range({ from: '2026-11-13T09:00:00Z', to: '2026-11-13T09:00:00Z' })).toEqual([
      '2026-11-13T09:00:00.000Z',
      '2026-11-13T09:00:00.000Z',
    ]))

  it('refuses from after to, naming from', () => {
    for (const to of ['2026-11-13', '2026-11-12']) expect(fieldRefused({ from: '2026-11-14', to })).toBe('from')
  })

  it.each(['2026-02-31', '2026-11-13T25:00:00Z', '2026-11-13T09:00:00', 'yesterday', '0000-01-01', '2026-13-01'])(
    'refuses the time %j by the name of its parameter',
    (text) => {
      expect(fieldRefused({ from: text })).toBe('from')
      expect(fieldRefused({ to: text })).toBe('to')
    },
  )
})

describe('what is left of a range', () => {
  const all = lastDays(1, site.now)
  const seen = new Date('2026-11-22T12:00:00Z')

  it('is all of it before anything was seen', () => expect(remaining(all, 'desc', undefined)).toBe(all))

  it('has the last row at its newer end when the newest come first', () =>
    expect(remaining(all, 'desc', seen)).toEqual({ from: all.from, to: new Date('2026-11-22T12:00:00.001Z') }))

  it('has the last row at its older end when the oldest come first', () =>
    expect(remaining(all, 'asc', seen)).toEqual({ from: seen, to: all.to }))
})

describe('where a list begins', () => {
  const [from, to] = [new Date('2026-01-01'), new Date('2026-11-01')]

  it('is the month at the end that is shown first', () => {
    expect(firstStretch({ from, to }, 'desc', site.now)).toEqual({ from: new Date('2026-10-01'), to })
    expect(firstStretch({ from, to }, 'asc', site.now)).toEqual({ from, to: new Date('2026-02-01') })
  })

  it('is the month until now, and whatever claims to be later, when the range has no end', () =>
    expect(firstStretch({ from }, 'desc', to)).toEqual({ from: new Date('2026-10-01'), to: undefined }))

  it('is nowhere in a range that is no longer, or has no beginning', () => {
    expect(firstStretch({ from: new Date('2026-10-02'), to }, 'desc', site.now)).toBeUndefined()
    expect(firstStretch({ from: new Date('2026-10-02'), to }, 'asc', site.now)).toBeUndefined()
    expect(firstStretch({ to }, 'asc', site.now)).toBeUndefined()
  })
})
