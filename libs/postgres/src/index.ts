export * from './embedded-postgres.js'
export * from './in-transaction.js'
export * from './migrate.js'
export * from './open-pool.js'
