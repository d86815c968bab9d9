import { configOrExit, runService } from '@doorledger/service'
import { auditTrailService } from './audit-trail-service.js'
import { auditTrailVariables } from './config.js'

const config = configOrExit(auditTrailVariables, process.env)
await runService(auditTrailService({ siteZone: config.SITE_ZONE }), config)
