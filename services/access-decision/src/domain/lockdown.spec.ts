import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { lockdown } from './lockdown.js'

const lockdownId = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
const start = {
  type: 'start',
  lockdownId,
  scope: { kind: 'everywhere' },
  reason: 'Intruder',
  at: '2026-11-22T09:17:52.000Z',
  by: 'user:1',
} as const
const state = {
  lockdownId,
  scope: { kind: 'everywhere' as const },
  reason: 'Intruder',
  startedAt: start.at,
  startedBy: 'user:1',
}
const over = {
  ...state,
  endedAt: '2026-11-22T10:00:00.000Z',
  endedBy: 'user:2',
}
const started = [
  { type: 'lockdown.state_changed' as const, data: state },
  { type: 'lockdown.started' as const, data: state },
]
const ended = [
  { type: 'lockdown.state_changed' as const, data: over },
  { type: 'lockdown.ended' as const, data: over },
]
const end = { type: 'end', at: over.endedAt, by: over.endedBy } as const

describe('a lockdown', () => {
  it('starts once', () => {
    given(lockdown, []).when(start).then(started)
    given(lockdown, started).when(start).then([])
  })

  it('ends once, and only when it has started', () => {
    given(lockdown, started).when(end).then(ended)
    given(lockdown, [...started, ...ended])
      .when(end)
      .then([])
    given(lockdown, []).when(end).thenRefused('lockdown_not_found')
  })
})
