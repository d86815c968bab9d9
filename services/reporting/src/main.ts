import { wrappingKeysOf } from '@doorledger/privacy'
import { configOrExit, runService } from '@doorledger/service'
import { reportingVariables, settingsOf } from './config.js'
import { reportingService } from './reporting-service.js'

const config = configOrExit(reportingVariables, process.env)
const given = { siteZone: config.SITE_ZONE, dataDir: config.REPORT_DATA_DIR, wrappingKeys: wrappingKeysOf(config) }
await runService(reportingService({ ...given, ...settingsOf(config) }), config)
