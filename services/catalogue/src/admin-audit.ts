import { adminAuditService, adminAuditVariables } from '@doorledger/admin-audit'
import { entry } from './catalogue-entry.js'

export const adminAudit = entry({
  name: 'admin-audit',
  port: 8085,
  variables: adminAuditVariables,
  hostedVariables: {},
  hosted: async (_config, { siteZone, keys }) => adminAuditService({ siteZone, wrappingKeys: keys.wrappingKeys }),
})
