import { adminAuditIntake, privacyEvents, reportingEvents, retentionEvents } from '@doorledger/contracts'
import { reportingService, reportingVariables, reportSettings, settingsOf } from '@doorledger/reporting'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'

const folderIn = (dataDir: string): string => join(dataDir, 'reporting')

export const reporting = entry({
  name: 'reporting',
  port: 8088,
  publishes: [adminAuditIntake, privacyEvents, reportingEvents, retentionEvents],
  variables: reportingVariables,
  hostedVariables: reportSettings,
  hosted: async (config, { siteZone, dataDir, keys }) =>
    reportingService({
      ...{ siteZone, dataDir: folderIn(dataDir), wrappingKeys: keys.wrappingKeys },
      ...settingsOf(config),
    }),
  environment: async (dir) => ({ REPORT_DATA_DIR: folderIn(dir) }),
})
