import { configOrExit, runService } from '@doorledger/service'
import { deviceIngestVariables } from './config.js'
import { deviceIngestService } from './device-ingest-service.js'

const config = configOrExit(deviceIngestVariables, process.env)
await runService(deviceIngestService({ siteZone: config.SITE_ZONE, exclusions: config.TAG_EXCLUSIONS }), config)
