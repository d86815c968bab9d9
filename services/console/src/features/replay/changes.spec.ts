import { describe, expect, it } from 'vitest'
import { type Change, isDifferent, requestOf, unchanged } from './changes'

const rule = {
  id: 'cleaners',
  version: 3,
  createdAt: '2026-11-01T08:00:00.000Z',
  changedAt: '2026-11-02T08:00:00.000Z',
  name: 'Cleaners',
  enabled: true,
  who: { everyone: false, userIds: [], groupIds: ['cleaners'], roleIds: [] },
  where: { doorIds: ['lobby'], premisesIds: [] },
  scheduleIds: ['evenings'],
  accessTypes: [],
  factors: 'any' as const,
  action: { kind: 'command' as const, name: 'unlock' as const },
}

describe('a change for a question', () => {
  const chosen = unchanged('access-rules', rule)
  const off: Change<'access-rules'> = { ...chosen, draft: { ...chosen.draft, enabled: false } }

  it('is none before something is different', () => {
    expect(isDifferent(chosen)).toBe(false)
    expect(requestOf([chosen])).toEqual({ accessRules: { set: [], remove: [] }, schedules: { set: [], remove: [] } })
  })

  it('sends the whole rule as it would be, under its own id and without what the server keeps', () => {
    const { version: _, createdAt: __, changedAt: ___, ...sent } = rule
    expect(requestOf([off]).accessRules.set).toEqual([{ ...sent, enabled: false }])
  })

  it('names what would be gone, whatever else was changed of it', () => {
    expect(requestOf([{ ...off, isRemoved: true }]).accessRules).toEqual({ set: [], remove: ['cleaners'] })
  })
})
