export * from './backing/index.js'
export * from './given.js'
