import { adminAuditService, adminAuditVariables, licenseVariables } from '@doorledger/admin-audit'
import { adminAudit as auditTopic, adminAuditIntake, privacyEvents } from '@doorledger/contracts'
import { entry } from './catalogue-entry.js'

export const adminAudit = entry({
  name: 'admin-audit',
  port: 8085,
  publishes: [auditTopic, adminAuditIntake, privacyEvents],
  variables: adminAuditVariables,
  hostedVariables: licenseVariables,
  hosted: async (config, { siteZone, keys }) =>
    adminAuditService({ siteZone, wrappingKeys: keys.wrappingKeys, licensePublicKey: config.LICENSE_PUBLIC_KEY }),
})
