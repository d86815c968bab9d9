export * from './decider.js'
export * from './domain-error.js'
export * from './id.js'
export * from './projection.js'
