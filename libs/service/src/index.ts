export { type Caller, CurrentCaller } from './access/caller.js'
export { ForDevices, Public, Requires } from './access/declared-access.js'
export { TakesBytes } from './bodies/takes-bytes.js'
export { ConfigurationFault, readConfig } from './configuration/read-config.js'
export {
  type DistributedConfig,
  distributedVariables,
  type ProcessConfig,
  processVariables,
} from './configuration/variables.js'
export { type CursorKind, decodeCursor, encodeCursor } from './paging/cursor.js'
export { type Page, pageOf, pageQuery, type PageQuery } from './paging/page-query.js'
export type { ServiceDefinition } from './platform/service-definition.js'
export { serviceModule } from './platform/service-module.js'
export type { Clock, ServicePlatform } from './platform/service-platform.js'
export type { ProjectionSource, ServiceWork } from './platform/service-work.js'
export { CLOCK, COMMANDS, DATABASE, EVENT_LOG, LOGGER, SHARED_STATE, STOPPING } from './platform/tokens.js'
export type { AppOptions, HostedService } from './run/app-options.js'
