import { permissionsExpired } from '@doorledger/contracts'
import { aggregate } from '@doorledger/postgres'
import { permissions } from '../domain/permissions.js'

/** By id of the person. */
export const permissionsOfPeople = aggregate({
  name: 'permissions',
  decider: permissions,
  events: [permissionsExpired],
})
