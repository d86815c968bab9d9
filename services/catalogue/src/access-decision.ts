import {
  accessDecisionService,
  accessDecisionVariables,
  snapshotVariables,
  subscriptionOptions,
  subscriptionVariables,
} from '@doorledger/access-decision'
import {
  accessConfig,
  accessEvents,
  adminAuditIntake,
  deviceCommands,
  deviceEvents,
  directoryEvents,
  privacyEvents,
  securityAlerts,
  subscriptionEvents,
} from '@doorledger/contracts'
import { objectStoreOf } from '@doorledger/media'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'
import { hostedMediaVariables, mediaFolderIn } from './media-folder.js'

const SIGNING_KEY = 'policy-signing-key'
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
    subscriptionEvents,
  ],
  variables: accessDecisionVariables,
  hostedVariables: { ...subscriptionVariables.shape, ...snapshotVariables.shape, ...hostedMediaVariables },
  hosted: async (config, { siteZone, dataDir, keys, secret }) =>
    accessDecisionService({
      siteZone,
      dataDir: folderIn(dataDir),
      keys,
      objects: await objectStoreOf({ ...config, MEDIA_DIR: mediaFolderIn(dataDir) }),
      policySigningKeys: await secret(SIGNING_KEY),
      snapshotValidHours: config.POLICY_SNAPSHOT_VALID_HOURS,
      ...subscriptionOptions(config),
    }),
  environment: async (dir, secret) => ({
    DECISION_DATA_DIR: folderIn(dir),
    MEDIA_DIR: mediaFolderIn(dir),
    POLICY_SIGNING_KEY: await secret(SIGNING_KEY),
  }),
})
