export * from './event-log.js'
export * from './record-of.js'
export * from './group-commit.js'
export * from './partition-of.js'
