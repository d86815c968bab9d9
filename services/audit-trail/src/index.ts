export { auditTrailService } from './audit-trail-service.js'
export type { AuditTrailOptions } from './audit-trail.module.js'
export {
  auditTrailVariables,
  matchingVariables,
  matchWindowOf,
  snapshotSettingsOf,
  snapshotVariables,
  timeoutsOf,
  timeoutVariables,
} from './config.js'
export { accessLog } from './domain/access-log.js'
export { deriveAccessEvents } from './features/derive-access-events/derive-access-events.js'
export { purgedAccessLog } from './features/purge-old-records/purged-tables.js'
export { accessLogReader } from './features/record-access-log/record-access-log.js'
