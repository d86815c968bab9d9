import { configOrExit, runService } from '@doorledger/service'
import { retentionVariables, settingsOf } from './config.js'
import { retentionService } from './retention-service.js'

const config = configOrExit(retentionVariables, process.env)
const given = { siteZone: config.SITE_ZONE, recordFile: config.RETENTION_RECORD_FILE }
await runService(retentionService({ ...given, ...settingsOf(config) }), config)
