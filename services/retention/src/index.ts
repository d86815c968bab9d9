export { retentionVariables, retentionSettings, settingsOf } from './config.js'
export { retentionService } from './retention-service.js'
export type { RetentionOptions } from './retention.module.js'
