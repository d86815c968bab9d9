import { configOrExit, runService } from '@doorledger/service'
import { retentionVariables, settingsOf } from './config.js'
import { retentionService } from './retention-service.js'

const config = configOrExit(retentionVariables, process.env)
await runService(retentionService({ siteZone: config.SITE_ZONE, ...settingsOf(config) }), config)
