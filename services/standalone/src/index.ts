export { type StandaloneConfig, standaloneVariables } from './config.js'
export { type Standalone, startStandalone } from './start-standalone.js'
