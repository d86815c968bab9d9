import { timeZone } from '@doorledger/contracts'
import { privacyVariables } from '@doorledger/privacy'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'

/** What can be set about licences, wherever the service runs. */
export const licenseVariables = {
  LICENSE_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes as base64url')
    .optional()
    .describe('Ed25519 key that licence files are signed with, base64url; without it none are taken'),
}

/** The environment of the service as a process of its own. */
export const adminAuditVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means, and when 0:00 is'),
  ...licenseVariables,
  ...privacyVariables.shape,
})
