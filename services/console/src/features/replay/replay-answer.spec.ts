import { describe, expect, it } from 'vitest'
import { noAnswer, type ReplayLine, withLines } from './replay-answer'

const counts = { read: 10, total: 20, attempts: 4, differences: 1, undecidable: 0 }
const denied = { decision: 'denied', reason: 'rule_disabled' } as const
const granted = { decision: 'granted', reason: 'success' } as const
const difference: ReplayLine = {
  kind: 'difference',
  accessEventId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  occurredAt: '2026-11-13T07:17:52.000Z',
  doorId: 'lobby',
  recorded: granted,
  present: granted,
  changed: denied,
}

describe('the answer of a replay', () => {
  it('grows with each line, and counts what was said last', () => {
    const answer = withLines(noAnswer, [difference, { kind: 'progress', ...counts }])
    expect(answer).toMatchObject({ state: 'running', counts, differences: [{ doorId: 'lobby' }] })
    expect(withLines(answer, [difference]).differences).toHaveLength(2)
  })

  it('is complete with its last line alone', () => {
    expect(withLines(noAnswer, [{ kind: 'done', ...counts }]).state).toBe('done')
    expect(withLines(noAnswer, [{ kind: 'too_many', ...counts }]).state).toBe('too_many')
  })
})
