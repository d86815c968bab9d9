import {
  auditTrailService,
  auditTrailVariables,
  matchingVariables,
  matchWindowOf,
  timeoutsOf,
  timeoutVariables,
} from '@doorledger/audit-trail'
import {
  accessEvents,
  adminAuditIntake,
  auditTrailEvents,
  deviceAuditBlocks,
  deviceCommands,
  privacyEvents,
} from '@doorledger/contracts'
import { entry } from './catalogue-entry.js'

export const auditTrail = entry({
  name: 'audit-trail',
  port: 8082,
  publishes: [accessEvents, adminAuditIntake, auditTrailEvents, deviceAuditBlocks, deviceCommands, privacyEvents],
  variables: auditTrailVariables,
  hostedVariables: { ...timeoutVariables, ...matchingVariables },
  hosted: async (config, { siteZone, keys }) =>
    auditTrailService({ siteZone, timeouts: timeoutsOf(config), matchWindowMs: matchWindowOf(config), keys }),
})
