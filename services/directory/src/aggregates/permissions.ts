import { permissionsExpired } from '@doorledger/contracts'
import { aggregate } from '@doorledger/event-store'
import { permissions } from '../domain/permissions.js'

/** By id of the person. */
export const permissionsOfPeople = aggregate({
  name: 'permissions',
  decider: permissions,
  events: [permissionsExpired],
})
