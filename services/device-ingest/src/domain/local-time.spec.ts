import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock } from './device-time.js'
import { instantOf } from './local-time.js'
import { offsetAt } from '@doorledger/kernel'

const localMs = (text: string): number => (readClock(text) as { localMs: number }).localMs
const inHelsinki = (text: string, notBefore?: string) => {
  const { utcMs, flag } = instantOf(
    localMs(text),
    'Europe/Helsinki',
    notBefore === undefined ? undefined : Date.parse(notBefore),
  )
  return [new Date(utcMs).toISOString(), flag]
}

describe("a device's local time as an instant", () => {
  it('is what the clock of its zone showed', () => {
    expect(inHelsinki('20261113091752')).toEqual(['2026-11-13T07:17:52.000Z', undefined])
    expect(inHelsinki('20260713091752')).toEqual(['2026-07-13T06:17:52.000Z', undefined])
  })

  it('in an hour lived twice is the earlier one, flagged', () => {
    expect(inHelsinki('20261025033000')).toEqual(['2026-10-25T00:30:00.000Z', 'dstAmbiguous'])
  })

  it('in an hour lived twice is the later one where the order of the block demands it', () => {
    expect(inHelsinki('20261025033000', '2026-10-25T00:45:00Z')).toEqual(['2026-10-25T01:30:00.000Z', 'dstAmbiguous'])
  })

  it('in an hour lived twice is the earlier one when neither keeps the order of the block', () => {
    expect(inHelsinki('20261025033000', '2026-10-25T02:00:00Z')).toEqual(['2026-10-25T00:30:00.000Z', 'dstAmbiguous'])
  })

  it('in an hour that was skipped is shifted forward, flagged', () => {
    expect(inHelsinki('20270328033000')).toEqual(['2027-03-28T01:30:00.000Z', 'dstGap'])
  })

  it('just outside of these hours is plain', () => {
    expect(inHelsinki('20261025025959')).toEqual(['2026-10-24T23:59:59.000Z', undefined])
    expect(inHelsinki('20261025040000')).toEqual(['2026-10-25T02:00:00.000Z', undefined])
    expect(inHelsinki('20270328025959')).toEqual(['2027-03-28T00:59:59.000Z', undefined])
    expect(inHelsinki('20270328040000')).toEqual(['2027-03-28T01:00:00.000Z', undefined])
  })

  it('stays within what a timestamp can say', () => {
    expect(inHelsinki('00010101000000')[0]).toBe('0001-01-01T00:00:00.000Z')
    expect(new Date(instantOf(localMs('99991231235959'), 'America/New_York').utcMs).toISOString()).toBe(
      '9999-12-31T23:59:59.000Z',
    )
  })

  it('leads back to the reading, in every zone and at every time', () => {
    const zones = [
      'Europe/Helsinki',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'UTC',
    ]
    const seconds = fc.integer({ min: Date.UTC(1975, 0) / 1000, max: Date.UTC(2060, 0) / 1000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const shown = second * 1000 + offsetAt(zone, second * 1000)
        const { utcMs, flag } = instantOf(shown, zone, second * 1000)
        expect(utcMs + offsetAt(zone, utcMs)).toBe(shown)
        expect(flag).not.toBe('dstGap')
        expect(utcMs).toBe(second * 1000)
      }),
      { numRuns: 2_000 },
    )
  })
})
