import { configOrExit, runService } from '@doorledger/service'
import { auditTrailService } from './audit-trail-service.js'
import { auditTrailVariables, patienceOf } from './config.js'

const config = configOrExit(auditTrailVariables, process.env)
await runService(auditTrailService({ siteZone: config.SITE_ZONE, patience: patienceOf(config) }), config)
