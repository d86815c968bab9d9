import { adminAuditIntake, retentionEvents } from '@doorledger/contracts'
import { retentionService, retentionSettings, retentionVariables, settingsOf } from '@doorledger/retention'
import { entry } from './catalogue-entry.js'

export const retention = entry({
  name: 'retention',
  port: 8087,
  publishes: [adminAuditIntake, retentionEvents],
  variables: retentionVariables,
  hostedVariables: retentionSettings,
  hosted: async (config, { siteZone }) => retentionService({ siteZone, ...settingsOf(config) }),
})
