import { accessDecisionService, accessDecisionVariables } from '@doorledger/access-decision'
import {
  accessConfig,
  accessEvents,
  adminAuditIntake,
  deviceCommands,
  deviceEvents,
  directoryEvents,
  privacyEvents,
  securityAlerts,
} from '@doorledger/contracts'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'

const folderIn = (dataDir: string): string => join(dataDir, 'access-decision')

export const accessDecision = entry({
  name: 'access-decision',
  port: 8084,
  follows: [accessConfig, deviceEvents, directoryEvents],
  publishes: [
    accessConfig,
    accessEvents,
    adminAuditIntake,
    deviceCommands,
    deviceEvents,
    privacyEvents,
    securityAlerts,
  ],
  variables: accessDecisionVariables,
  hostedVariables: {},
  hosted: async (_config, { siteZone, dataDir, keys }) =>
    accessDecisionService({ siteZone, dataDir: folderIn(dataDir), keys }),
  environment: async (dir) => ({ DECISION_DATA_DIR: folderIn(dir) }),
})
