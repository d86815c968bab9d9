import type { StoredRecord } from '@doorledger/event-log'
import { describe, expect, it } from 'vitest'
import { DeadLetterKeys } from './dead-letter-keys.js'

const record = (key: string, offset: number): StoredRecord => ({
  key,
  offset,
  value: '',
  headers: {},
  appendedAt: new Date(0),
})

describe('dead letter keys', () => {
  it('hold back later events of the same key, and no others', () => {
    const deadLetters = new DeadLetterKeys([])
    deadLetters.add(record('front', 7), 'unreadable')
    expect(deadLetters.has(record('front', 7))).toBe(true)
    expect(deadLetters.has(record('front', 8))).toBe(true)
    expect(deadLetters.has(record('back', 8))).toBe(false)
  })

  it('do not reach back to events before the one that failed', () => {
    const deadLetters = new DeadLetterKeys([])
    deadLetters.add(record('front', 7), 'unreadable')
    expect(deadLetters.has(record('front', 6))).toBe(false)
  })

  it('hold back everything of a key that has a dead letter already', () =>
    expect(new DeadLetterKeys(['front']).has(record('front', 0))).toBe(true))

  it('know why an event failed until it is written down', () => {
    const deadLetters = new DeadLetterKeys([])
    deadLetters.add(record('front', 7), 'unreadable')
    deadLetters.writtenUpTo(7)
    expect(deadLetters.failureOf(7)).toBe('unreadable')
    deadLetters.writtenUpTo(8)
    expect(deadLetters.failureOf(7)).toBeUndefined()
  })

  it('may hold characters that Postgres does not take', () =>
    expect(new DeadLetterKeys(['a\u2400b']).has(record('a\0b', 1))).toBe(true))
})
