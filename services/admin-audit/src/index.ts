export { adminAuditService } from './admin-audit-service.js'
export type { AdminAuditOptions } from './admin-audit.module.js'
export { adminAuditVariables } from './config.js'
export { entryOfAction, isCatalogued } from './domain/action-entries.js'
