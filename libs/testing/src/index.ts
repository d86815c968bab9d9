export * from './backing/index.js'
export * from './given.js'
export * from './processes/index.js'
export * from './rows-read.js'
