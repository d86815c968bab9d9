import {
  auditTrailService,
  auditTrailVariables,
  matchingVariables,
  matchWindowOf,
  timeoutsOf,
  snapshotSettingsOf,
  snapshotVariables,
  timeoutVariables,
} from '@doorledger/audit-trail'
import {
  accessEvents,
  adminAuditIntake,
  auditTrailEvents,
  deviceAuditBlocks,
  deviceCommands,
  privacyEvents,
  retentionEvents,
} from '@doorledger/contracts'
import { objectStoreOf } from '@doorledger/media'
import { entry } from './catalogue-entry.js'
import { hostedMediaVariables, mediaFolderIn } from './media-folder.js'

export const auditTrail = entry({
  name: 'audit-trail',
  port: 8082,
  publishes: [
    accessEvents,
    adminAuditIntake,
    auditTrailEvents,
    deviceAuditBlocks,
    deviceCommands,
    privacyEvents,
    retentionEvents,
  ],
  variables: auditTrailVariables,
  hostedVariables: { ...timeoutVariables, ...matchingVariables, ...snapshotVariables, ...hostedMediaVariables },
  hosted: async (config, { siteZone, dataDir, keys }) =>
    auditTrailService({
      siteZone,
      timeouts: timeoutsOf(config),
      matchWindowMs: matchWindowOf(config),
      keys,
      objects: await objectStoreOf({ ...config, MEDIA_DIR: mediaFolderIn(dataDir) }),
      snapshots: snapshotSettingsOf(config),
    }),
  environment: async (dir) => ({ MEDIA_DIR: mediaFolderIn(dir) }),
})
