import { accessDecisionService, accessDecisionVariables } from '@doorledger/access-decision'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'

const folderIn = (dataDir: string): string => join(dataDir, 'access-decision')

export const accessDecision = entry({
  name: 'access-decision',
  port: 8084,
  variables: accessDecisionVariables,
  hostedVariables: {},
  hosted: async (_config, { siteZone, dataDir, keys }) =>
    accessDecisionService({ siteZone, dataDir: folderIn(dataDir), keys }),
  environment: async (dir) => ({ DECISION_DATA_DIR: folderIn(dir) }),
})
