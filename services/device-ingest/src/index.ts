export { deviceIngestVariables } from './config.js'
export { deviceIngestService } from './device-ingest-service.js'
export type { DeviceIngestOptions } from './options.js'
