import { timeZone } from '@doorledger/contracts/time-zone'
import { processVariables } from '@doorledger/service/process'
import { z } from 'zod'
import { consoleMediaVariables } from './media-hosts.js'

/** The environment of the console as a process of its own, behind an ingress that leads the API to the services. */
export const consoleVariables = processVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means'),
  CONSOLE_IDENTITY_PROVIDER: z
    .stringbool()
    .default(false)
    .describe('Whether people may sign in with an identity provider, which the directory knows'),
  CONSOLE_MAIL: z.stringbool().default(false).describe('Whether the directory sends links to set a password by mail'),
  ...consoleMediaVariables,
})
