import { keySourcesOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { auditTrailService } from './audit-trail-service.js'
import { objectStoreOf } from '@doorledger/media'
import { auditTrailVariables, matchWindowOf, snapshotSettingsOf, timeoutsOf } from './config.js'

const config = configOrExit(auditTrailVariables, process.env)
const options = {
  siteZone: config.SITE_ZONE,
  timeouts: timeoutsOf(config),
  matchWindowMs: matchWindowOf(config),
  keys: keySourcesOf(config),
  objects: await objectStoreOf(config),
  snapshots: snapshotSettingsOf(config),
}
await runService(auditTrailService(options), config)
