import type { Permission, RoleState } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import { builtInRoles } from './built-in-roles.js'
import { role as decider, type RoleFact } from './role.js'

const role: RoleState = {
  roleId: 'night-shift',
  name: 'Night shift',
  permissions: ['access-log:read', 'lock:program'],
  builtIn: false,
  deleted: false,
}
const grantable = new Set<Permission>(['access-log:read', 'lock:program'])
const created: RoleFact = { type: 'role.created', data: role }
const deleted: RoleFact = { type: 'role.deleted', data: { ...role, deleted: true } }
const seen = { expectedVersion: 1 }

describe('a role', () => {
  it('is created with what its giver may pass on, each permission once and in order', () =>
    given(decider, [])
      .when({
        type: 'create',
        role: { ...role, permissions: ['lock:program', 'access-log:read', 'lock:program'] },
        grantable,
      })
      .then([created]))

  it('cannot do more than its giver', () =>
    given(decider, [])
      .when({ type: 'create', role: { ...role, permissions: ['logs:delete'] }, grantable })
      .thenRefused('permission_not_held'))

  it('is never created again, even after it was deleted', () => {
    given(decider, [created]).when({ type: 'create', role, grantable }).thenRefused('role_exists')
    given(decider, [created, deleted]).when({ type: 'create', role, grantable }).thenRefused('role_exists')
  })

  it('tells what was changed: what it is called, what it may do, or both', () => {
    const next: RoleState = { ...role, name: 'Night watch', permissions: ['access-log:read'] }
    given(decider, [created])
      .when({ type: 'change', changes: { name: 'Night watch', permissions: ['access-log:read'] }, grantable, ...seen })
      .then([
        { type: 'role.updated', data: { ...role, name: 'Night watch' } },
        { type: 'role.permission_changed', data: next },
      ])
    given(decider, [created])
      .when({ type: 'change', changes: { name: role.name }, grantable, ...seen })
      .then([])
  })

  it('may lose what its changer lacks, but not gain it', () => {
    const change = { type: 'change', grantable: new Set<Permission>(['access-log:read']), ...seen } as const
    given(decider, [created])
      .when({ ...change, changes: { permissions: ['access-log:read'] } })
      .then([{ type: 'role.permission_changed', data: { ...role, permissions: ['access-log:read'] } }])
    given(decider, [created])
      .when({ ...change, changes: { permissions: [...role.permissions, 'logs:delete'] } })
      .thenRefused('permission_not_held')
  })

  it('is changed by whoever has seen how it is', () =>
    given(decider, [created])
      .when({ type: 'change', changes: { name: 'x' }, grantable, expectedVersion: 0 })
      .thenRefused('changed_meanwhile'))

  it('stays while somebody holds it', () => {
    given(decider, [created])
      .when({ type: 'delete', holders: 2, ...seen })
      .thenRefused('role_held')
    given(decider, [created])
      .when({ type: 'delete', holders: 0, ...seen })
      .then([deleted])
    given(decider, [created, deleted])
      .when({ type: 'delete', holders: 0, expectedVersion: 2 })
      .thenRefused('role_not_found')
  })
})

describe('a built-in role', () => {
  const builtIn: RoleState = { ...role, roleId: 'auditor', builtIn: true }

  it('is made once, and follows the release', () => {
    const seeded: RoleFact = { type: 'role.created', data: builtIn }
    given(decider, []).when({ type: 'seed', role: builtIn }).then([seeded])
    given(decider, [seeded]).when({ type: 'seed', role: builtIn }).then([])
    const newer: RoleState = { ...builtIn, permissions: ['access-log:read'] }
    given(decider, [seeded])
      .when({ type: 'seed', role: newer })
      .then([{ type: 'role.permission_changed', data: newer }])
  })

  it('is nobody else’s to change, so the administrators’ role cannot lose what lets others in', () => {
    const history: RoleFact[] = [{ type: 'role.created', data: builtIn }]
    given(decider, history)
      .when({ type: 'change', changes: { permissions: [] }, grantable, ...seen })
      .thenRefused('built_in_role')
    given(decider, history)
      .when({ type: 'delete', holders: 0, ...seen })
      .thenRefused('built_in_role')
  })

  it('of employees may nothing, and only administrators define roles', () => {
    const holding = (permission: Permission) =>
      builtInRoles.filter(({ permissions }) => permissions.includes(permission)).map(({ roleId }) => roleId)
    expect(builtInRoles.find(({ roleId }) => roleId === 'employee')?.permissions).toEqual([])
    expect(holding('role:write')).toEqual(['administrator'])
    expect(holding('logs:delete')).toEqual(['administrator'])
    expect(holding('lock:program-with-mobile')).toEqual([])
    expect(holding('duress:read')).toEqual(['administrator', 'security-operator'])
    expect(holding('audit:read')).not.toContain('employee')
  })
})
