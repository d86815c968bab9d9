import { wrappingKeysOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { adminAuditService } from './admin-audit-service.js'
import { adminAuditVariables } from './config.js'

const config = configOrExit(adminAuditVariables, process.env)
await runService(
  adminAuditService({
    siteZone: config.SITE_ZONE,
    wrappingKeys: wrappingKeysOf(config),
    licensePublicKey: config.LICENSE_PUBLIC_KEY,
  }),
  config,
)
