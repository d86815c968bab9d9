import { timeZone } from '@doorledger/contracts'
import { privacyVariables } from '@doorledger/privacy'
import { distributedVariables } from '@doorledger/service'

/** The environment of the service as a process of its own. */
export const adminAuditVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means, and when 0:00 is'),
  ...privacyVariables.shape,
})
