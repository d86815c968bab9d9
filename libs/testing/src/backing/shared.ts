/** Addresses of the servers that all tests of a run share: given by whoever runs the tests, or started for the run. */
export type SharedServer = 'KAFKA_BROKERS' | 'REDIS_URL' | 'DATABASE_URL'

const addressOf = (server: SharedServer): string => {
  const address = process.env[server]
  if (address) return address
  throw new Error(`${server} is not set: only tests named *.int.spec.ts and *.e2e.spec.ts have backing services.`)
}

/** `host:port` of each broker. Topics are shared by all tests: give yours names of their own. */
export const kafkaBrokers = (): string[] => addressOf('KAFKA_BROKERS').split(',')

/** Keys and channels are shared by all tests: give yours a prefix of their own. */
export const redisUrl = (): string => addressOf('REDIS_URL')

/** A database other than those of {@link freshDatabase}, to connect to for making them. */
export const postgresUrl = (): string => addressOf('DATABASE_URL')
