export { auditTrailService } from './audit-trail-service.js'
export type { AuditTrailOptions } from './audit-trail.module.js'
export { auditTrailVariables } from './config.js'
