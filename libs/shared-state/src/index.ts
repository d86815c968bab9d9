export { inProcessSharedState } from './in-process/in-process-shared-state.js'
export * from './shared-state.js'
