import { keySourcesOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { auditTrailService } from './audit-trail-service.js'
import { auditTrailVariables, matchWindowOf, timeoutsOf } from './config.js'

const config = configOrExit(auditTrailVariables, process.env)
const options = {
  siteZone: config.SITE_ZONE,
  timeouts: timeoutsOf(config),
  matchWindowMs: matchWindowOf(config),
  keys: keySourcesOf(config),
}
await runService(auditTrailService(options), config)
