import { describe, expect, it } from 'vitest'
import { activitySearchOf, withPart } from './activity-search'

describe('the address of the log of a person', () => {
  it('says whose it is and what of it', () => {
    const search = { user: 'anna', from: '2026-11-01', to: '2026-11-20', q: '13:45', routineLogins: 'true' } as const
    expect(activitySearchOf(search)).toEqual(search)
    expect(activitySearchOf({ user: 7, routineLogins: true })).toEqual({ user: '7', routineLogins: 'true' })
  })

  it('leaves out what makes no sense', () =>
    expect(
      activitySearchOf({ user: '', from: 'yesterday', to: 5, q: ['a'], routineLogins: 'no', colour: 'red' }),
    ).toEqual({}))

  it('changes in one part', () => {
    expect(withPart({ user: '7' }, 'q', 'door')).toEqual({ user: '7', q: 'door' })
    expect(withPart({ user: '7', q: 'door' }, 'q', '')).toEqual({ user: '7' })
  })
})
