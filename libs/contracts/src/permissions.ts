import { z } from 'zod'

/** What a caller may do. The first block is the table of built-in roles; the second is for running Doorledger. */
export const permission = z.enum([
  'audit:read',
  'access-log:read',
  'access-log:export',
  'report:create',
  'snapshot:view',
  'face:compare',
  'duress:read',
  'lock:request-audit-trail',
  'lock:configure',
  'lock:program',
  'lock:program-with-mobile',
  'lock:open',
  'lock:visit',
  'rule:write',
  'user:read',
  'user:write',
  'credential:read',
  'credential:write',
  'alert:handle',
  'retention:write',
  'logs:delete',
  'retention:override',
  'face:configure',
  'role:read',
  'role:write',
  'premises:read',
  'premises:write',

  'device:read',
  'device:write',
  'decoder:read',
  'decoder:write',
  'quarantine:read',
  'quarantine:handle',
  'token:write',
  'operations:read',
  'operations:write',
])

export type Permission = z.infer<typeof permission>
