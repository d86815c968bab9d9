import { adminAuditIntake, retentionEvents } from '@doorledger/contracts'
import { retentionService, retentionSettings, retentionVariables, settingsOf } from '@doorledger/retention'
import { join } from 'node:path'
import { entry } from './catalogue-entry.js'

export const retention = entry({
  name: 'retention',
  port: 8087,
  publishes: [adminAuditIntake, retentionEvents],
  variables: retentionVariables,
  hostedVariables: retentionSettings,
  hosted: async (config, { siteZone, dataDir }) =>
    retentionService({ siteZone, recordFile: join(dataDir, 'retention', 'record.jsonl'), ...settingsOf(config) }),
})
