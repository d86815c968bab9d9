export { distributedSettings } from './distributed-settings.js'
export { type Ending, keepsCompiled, StartedProcess } from './started-process.js'
