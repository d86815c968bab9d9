export { distributedSettings } from './distributed-settings.js'
export { type Ending, StartedProcess } from './started-process.js'
