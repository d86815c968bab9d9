/**
 * What any process of Doorledger has, those that serve no API among them, without what services stand on: loading all
 * of `@doorledger/service` takes two seconds and 100 MB.
 */
export { configOrExit } from './configuration/config-or-exit.js'
export { processVariables } from './configuration/variables.js'
export { createLogger } from './observability/logger.js'
export { processMetrics } from './observability/process-metrics.js'
export { runProcess } from './run/run-process.js'
