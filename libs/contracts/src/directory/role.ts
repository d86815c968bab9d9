import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { permission } from '../permissions.js'
import { directoryEvents } from '../topic.js'

/** Built-in roles have a readable id (`facilities-admin`), those of an organisation usually a UUID. */
export const roleId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1–64 lower-case letters, digits or hyphens')

/** The roles every organisation has. Their permissions are Doorledger’s and change with its releases. */
export const builtInRoleId = z.enum([
  'administrator',
  'facilities-admin',
  'security-operator',
  'auditor',
  'integrator',
  'employee',
])
export type BuiltInRoleId = z.infer<typeof builtInRoleId>

/** What whoever holds the role may do. Where, is said where it is assigned. */
export const roleState = z.object({
  roleId,
  name: z.string().min(1).max(200),
  description: z.string().max(2_000).optional(),
  permissions: z.array(permission),
  builtIn: z.boolean(),
  deleted: z.boolean(),
})
export type RoleState = z.infer<typeof roleState>

/** A role somebody holds, in some premises and what lies in them; null: everywhere. */
export const roleAssignment = z.object({
  roleId,
  premisesId: z.string().nullable(),
})
export type RoleAssignment = z.infer<typeof roleAssignment>

const example: RoleState = {
  roleId: 'night-shift',
  name: 'Night shift',
  permissions: ['access-log:read', 'lock:request-audit-trail'],
  builtIn: false,
  deleted: false,
}
const ofRole = {
  version: 1,
  topic: directoryEvents,
  subject: ({ roleId: id }: RoleState) => id,
  key: ({ roleId: id }: RoleState) => `role:${id}`,
  data: roleState,
}

export const roleCreated = defineEvent({
  ...ofRole,
  type: 'role.created',
  description: 'There is a role that people can hold.',
  example,
})
export type RoleCreated = EventFrom<typeof roleCreated>

export const roleUpdated = defineEvent({
  ...ofRole,
  type: 'role.updated',
  description: 'A role was given another name or description.',
  example: { ...example, name: 'Night watch' },
})
export type RoleUpdated = EventFrom<typeof roleUpdated>

export const rolePermissionChanged = defineEvent({
  ...ofRole,
  type: 'role.permission_changed',
  description: 'Whoever holds the role may do more, or less, from now on.',
  example: { ...example, permissions: ['access-log:read'] },
})
export type RolePermissionChanged = EventFrom<typeof rolePermissionChanged>

export const roleDeleted = defineEvent({
  ...ofRole,
  type: 'role.deleted',
  description: 'Nobody held the role any more, and nobody can be given it.',
  example: { ...example, deleted: true },
})
export type RoleDeleted = EventFrom<typeof roleDeleted>

export const roleEvents = [roleCreated, roleUpdated, rolePermissionChanged, roleDeleted] as const
export type RoleEvent = RoleCreated | RoleUpdated | RolePermissionChanged | RoleDeleted
