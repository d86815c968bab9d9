import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { permissions, type PermissionsFact } from './permissions.js'

const [userId, fob, card] = [
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2e',
]
const at = '2026-11-30T22:00:00.000Z'
const told = (credentialIds: string[], validUntil = at): PermissionsFact => ({
  type: 'permissions.expired',
  data: { userId, credentialIds, validUntil, doors: 'all' },
})
const expire = (credentialIds: string[], validUntil = at) =>
  ({ type: 'expire', userId, credentialIds, validUntil, doors: 'all' }) as const

describe('the permissions of a person', () => {
  it('expire with several credentials at once', () =>
    given(permissions, [])
      .when(expire([fob, card]))
      .then([told([fob, card])]))

  it('expire once for each credential and end of validity', () => {
    given(permissions, [told([fob])])
      .when(expire([fob]))
      .then([])
    given(permissions, [told([fob])])
      .when(expire([fob, card]))
      .then([told([card])])
    given(permissions, [told([fob])])
      .when(expire([fob], '2026-12-31T22:00:00.000Z'))
      .then([told([fob], '2026-12-31T22:00:00.000Z')])
  })
})
