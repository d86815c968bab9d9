import type { Permission } from '@doorledger/contracts'

export const roles = [
  'administrator',
  'facilities-admin',
  'security-operator',
  'auditor',
  'integrator',
  'employee',
] as const
export type RoleId = (typeof roles)[number]

/**
 * Who holds what: the table of roles and permissions as it was decided, one letter a role in the order of `roles`, a dot
 * for none. Written down apart from the roles themselves, so that neither changes without the other.
 */
const TABLE: Readonly<Record<Permission, string>> = {
  'audit:read': 'AFSUI.',
  'audit:write': 'A...I.',
  'license:write': 'A.....',
  'access-log:read': 'AFSUI.',
  'access-log:read-own': '......',
  'access-log:export': 'AF.UI.',
  'report:create': 'AF.UI.',
  'snapshot:view': 'A.S...',
  'face:compare': 'A.S...',
  'duress:read': 'A.S...',
  'lock:request-audit-trail': 'AFS...',
  'lock:configure': 'AF....',
  'lock:program': 'AF....',
  'lock:program-with-mobile': '......',
  'lock:open': '......',
  'lock:visit': 'A.....',
  'door:read': 'AFSUI.',
  'door:write': 'AF....',
  'rule:read': 'AFSUI.',
  'rule:write': 'AF....',
  'lockdown:write': 'AFS...',
  'alert:read': 'AFSUI.',
  'user:read': 'AFSUI.',
  'user:write': 'AF....',
  'user:disable': 'AFS...',
  'credential:read': 'AFSUI.',
  'credential:write': 'AF....',
  'credential:block': 'AFS...',
  'alert:handle': 'AFS...',
  'alert:configure': 'AF....',
  'subscription:read': 'A...I.',
  'subscription:write': 'A...I.',
  'retention:read': 'AF.U..',
  'retention:write': 'A.....',
  'hold:write': 'A.....',
  'logs:delete': 'A.....',
  'retention:override': '......',
  'face:configure': 'A.....',
  'role:read': 'AFSUI.',
  'role:write': 'A.....',
  'premises:read': 'AFSUI.',
  'premises:write': 'A.....',
  'device:read': 'AFSUI.',
  'device:write': 'A.....',
  'decoder:read': 'A.....',
  'decoder:write': 'A.....',
  'quarantine:read': 'A.....',
  'quarantine:handle': 'A.....',
  'token:write': 'A.....',
  'operations:read': 'A.....',
  'operations:write': 'A.....',
}

export const holds = (role: RoleId, permission: Permission): boolean => TABLE[permission][roles.indexOf(role)] !== '.'

export const permissionsOf = (role: RoleId): readonly Permission[] =>
  (Object.keys(TABLE) as Permission[]).filter((permission) => holds(role, permission))
