import { timeZone } from '@doorledger/contracts'
import { distributedVariables } from '@doorledger/service'

/** The environment of the service as a process of its own. */
export const auditTrailVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means'),
})
