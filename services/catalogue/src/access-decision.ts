import {
  accessDecisionService,
  accessDecisionVariables,
  subscriptionOptions,
  subscriptionVariables,
} from '@doorledger/access-decision'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'

const folderIn = (dataDir: string): string => join(dataDir, 'access-decision')

export const accessDecision = entry({
  name: 'access-decision',
  port: 8084,
  variables: accessDecisionVariables,
  hostedVariables: subscriptionVariables.shape,
  hosted: async (config, { siteZone, dataDir, keys }) =>
    accessDecisionService({ siteZone, dataDir: folderIn(dataDir), keys, ...subscriptionOptions(config) }),
  environment: async (dir) => ({ DECISION_DATA_DIR: folderIn(dir) }),
})
