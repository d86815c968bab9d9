import { adminAuditService, adminAuditVariables, licenseVariables } from '@doorledger/admin-audit'
import { adminAudit as auditTopic, adminAuditIntake, privacyEvents, retentionEvents } from '@doorledger/contracts'
import { entry } from './catalogue-entry.js'

export const adminAudit = entry({
  name: 'admin-audit',
  port: 8085,
  publishes: [auditTopic, adminAuditIntake, privacyEvents, retentionEvents],
  variables: adminAuditVariables,
  hostedVariables: licenseVariables,
  hosted: async (config, { siteZone, keys }) =>
    adminAuditService({ siteZone, wrappingKeys: keys.wrappingKeys, licensePublicKey: config.LICENSE_PUBLIC_KEY }),
})
