import { LogUnavailable } from '@doorledger/event-log'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { EventRefused, failureKind } from './failure.js'

const answered = (state: string) => Object.assign(new pg.DatabaseError('no', 0, 'error'), { code: state })

describe('a failed transaction', () => {
  it.each([
    ['invalid text for a number', '22P02'],
    ['a violated check', '23514'],
    ['a row too large for an index', '54000'],
    ['an exception of a trigger', 'P0001'],
  ])('is about an event: %s', (_, state) => expect(failureKind(answered(state))).toBe('event'))

  it.each([
    ['a deadlock', '40P01'],
    ['a full disk', '53100'],
    ['a server that shuts down', '57P01'],
    ['a table that is not there yet', '42P01'],
  ])('is tried again: %s', (_, state) => {
    expect(failureKind(answered(state))).toBe('again')
    expect(failureKind(new EventRefused(answered(state)))).toBe('again')
  })

  it('is tried again when the connection or the log is away', () => {
    const cut = new Error('Connection terminated unexpectedly')
    const crowded = new Error('timeout exceeded when trying to connect')
    for (const error of [cut, crowded]) {
      expect(failureKind(error)).toBe('again')
      expect(failureKind(new EventRefused(error))).toBe('again')
    }
    expect(failureKind(new LogUnavailable('away'))).toBe('again')
    expect(failureKind(new EventRefused(new LogUnavailable('away')))).toBe('again')
  })

  it('is about an event when an event processor refused it', () =>
    expect(failureKind(new EventRefused(new TypeError('undefined is not a door')))).toBe('event'))

  it('means that the partition is lost when its checkpoint moved', () =>
    expect(failureKind(answered('DL001'))).toBe('taken over'))
})
