export { distributedSettings, type ServerAddresses } from './distributed-settings.js'
export { BUNDLED_PROGRAMS, programFile } from './program-file.js'
export { type Ending, keepsCompiled, StartedProcess } from './started-process.js'
