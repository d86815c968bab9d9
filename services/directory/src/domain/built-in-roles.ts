import { type BuiltInRoleId, permission, type Permission, type RoleState } from '@doorledger/contracts'

/** What no built-in role allows, an administrator’s neither: somebody says so in a role of the organisation’s own. */
const GRANTED_EXPRESSLY: readonly Permission[] = [
  'access-log:read-own',
  'lock:program-with-mobile',
  'lock:open',
  'retention:override',
]

const ADMINISTERING = permission.options.filter((option) => !GRANTED_EXPRESSLY.includes(option))

/** How long records are kept, and what is held. */
const KEEPING: readonly Permission[] = ['retention:read']
const READING: readonly Permission[] = ['audit:read', 'access-log:read']
const TAKING_AWAY: readonly Permission[] = ['access-log:export', 'report:create']
const LOOKING_AROUND: readonly Permission[] = [
  'user:read',
  'credential:read',
  'role:read',
  'premises:read',
  'device:read',
  'door:read',
  'rule:read',
  'alert:read',
]

/** What cannot wait for whoever may undo it: that takes `user:write` and `credential:write`. */
const STOPPING: readonly Permission[] = ['user:disable', 'credential:block']

/** The table of built-in roles. Where they hold is said where they are assigned. */
const ROLES: Readonly<Record<BuiltInRoleId, { readonly name: string; readonly permissions: readonly Permission[] }>> = {
  administrator: {
    name: 'Administrator',
    permissions: ADMINISTERING,
  },
  'facilities-admin': {
    name: 'Facilities Admin',
    permissions: [
      ...READING,
      ...TAKING_AWAY,
      ...LOOKING_AROUND,
      ...STOPPING,
      ...KEEPING,
      'lock:request-audit-trail',
      'lock:configure',
      'lock:program',
      'door:write',
      'rule:write',
      'lockdown:write',
      'user:write',
      'credential:write',
      'alert:handle',
      'alert:configure',
    ],
  },
  'security-operator': {
    name: 'Security Operator',
    permissions: [
      ...READING,
      ...LOOKING_AROUND,
      ...STOPPING,
      'snapshot:view',
      'face:compare',
      'duress:read',
      'lock:request-audit-trail',
      'lockdown:write',
      'alert:handle',
    ],
  },
  auditor: { name: 'Auditor', permissions: [...READING, ...TAKING_AWAY, ...LOOKING_AROUND, ...KEEPING] },
  integrator: {
    name: 'Integrator',
    permissions: [
      ...READING,
      ...TAKING_AWAY,
      ...LOOKING_AROUND,
      'subscription:read',
      'subscription:write',
      'audit:write',
    ],
  },
  employee: { name: 'Employee', permissions: [] },
}

/** The roles every organisation has, as this release knows them. */
export const builtInRoles: readonly RoleState[] = Object.entries(ROLES).map(([roleId, { name, permissions }]) => ({
  roleId,
  name,
  permissions: [...permissions].sort(),
  builtIn: true,
  deleted: false,
}))

/**
 * What somebody may put into a role who holds these everywhere: nothing that he lacks himself. What no built-in role
 * allows is granted by whoever may do all that administrators may, or nobody ever could.
 */
export const grantableBy = (held: ReadonlySet<Permission>): ReadonlySet<Permission> =>
  ADMINISTERING.every((permission) => held.has(permission)) ? new Set([...held, ...GRANTED_EXPRESSLY]) : held
