import { describe, expect, it } from 'vitest'
import type { AccessEvent } from '../../api/types'
import { merged, noLiveRows, waitingWith, withMessages, without } from './use-live-log'

const row = (id: string, minute: number): AccessEvent =>
  ({ id, seq: minute, occurredAt: `2026-11-29T08:${String(minute).padStart(2, '0')}:00.000Z` }) as AccessEvent
const told = (...rows: AccessEvent[]) =>
  rows.map((data) => ({ id: String(data.seq), event: 'message', data: JSON.stringify(data) }))
const idsOf = (rows: readonly AccessEvent[]) => rows.map(({ id }) => id)

describe('live rows of the access log', () => {
  it('stand where they happened, late ones among older ones', () => {
    const live = withMessages(noLiveRows, told(row('new', 9), row('late', 3)))
    expect(idsOf(merged([row('b', 5), row('a', 1)], live))).toEqual(['new', 'b', 'late', 'a'])
  })

  it('are there once, however often they are told, and as they were told last', () => {
    const changed = { ...row('a', 1), reasonText: 'explained' }
    const live = withMessages(withMessages(noLiveRows, told(row('a', 1))), told(changed))
    const rows = merged([row('a', 1)], live)
    expect(rows).toEqual([changed])
  })

  it('leave when they are retracted, whether listed or live', () => {
    const live = withMessages(noLiveRows, [
      ...told(row('live', 2)),
      { id: '3', event: 'retracted', data: JSON.stringify({ id: 'live', seq: 3 }) },
      { id: '4', event: 'retracted', data: JSON.stringify({ id: 'listed', seq: 4 }) },
    ])
    expect(merged([row('listed', 1)], live)).toEqual([])
  })

  it('are no more than a page can bear: then the list is read again, and what came since stays', () => {
    const many = Array.from({ length: 1_001 }, (_, at) => ({ ...row(`r${at}`, 5), seq: at }))
    const full = withMessages(noLiveRows, told(...many))
    expect(full.isFull).toBe(true)
    expect(full.rows).toHaveLength(1_000)
    const left = without(withMessages(full, told(row('since', 9))), full)
    expect(left.isFull).toBe(false)
    expect(idsOf(left.rows)).toEqual(['since'])
  })

  it('are counted while nobody looks, however many come, and the newest are kept', () => {
    const messages = told(...Array.from({ length: 1_500 }, (_, at) => row(`r${at}`, at % 60)))
    const waiting = waitingWith({ count: 0, messages: [] }, messages)
    expect(waiting.count).toBe(1_500)
    expect(waiting.messages).toEqual(messages.slice(-1_000))
  })
})
