import {
  auditTrailService,
  auditTrailVariables,
  matchingVariables,
  matchWindowOf,
  timeoutsOf,
  timeoutVariables,
} from '@doorledger/audit-trail'
import { entry } from './catalogue-entry.js'

export const auditTrail = entry({
  name: 'audit-trail',
  port: 8082,
  variables: auditTrailVariables,
  hostedVariables: { ...timeoutVariables, ...matchingVariables },
  hosted: async (config, { siteZone, keys }) =>
    auditTrailService({ siteZone, timeouts: timeoutsOf(config), matchWindowMs: matchWindowOf(config), keys }),
})
