import { objectStoreOf } from '@doorledger/media'
import { keySourcesOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { accessDecisionService } from './access-decision-service.js'
import { accessDecisionVariables, subscriptionOptions } from './config.js'

const config = configOrExit(accessDecisionVariables, process.env)
const options = {
  siteZone: config.SITE_ZONE,
  dataDir: config.DECISION_DATA_DIR,
  keys: keySourcesOf(config),
  objects: await objectStoreOf(config),
  policySigningKeys: config.POLICY_SIGNING_KEY,
  snapshotValidHours: config.POLICY_SNAPSHOT_VALID_HOURS,
  ...subscriptionOptions(config),
}
await runService(accessDecisionService(options), config)
