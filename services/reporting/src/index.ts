export { reportingVariables, reportSettings, settingsOf } from './config.js'
export { reportingService } from './reporting-service.js'
export type { ReportingOptions } from './reporting.module.js'
