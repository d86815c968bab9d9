import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackingService, LocalServerOptions } from './backing/backing-service.js'
import { dropFreshDatabases } from './backing/fresh-database.js'
import type { SharedServer } from './backing/shared.js'
import { startKafka, startPostgres, startRedis } from './backing/start.js'
import { TEST_RUN, TEST_RUN_FOLDER } from './backing/test-run.js'

const starts: Readonly<Record<SharedServer, (options: LocalServerOptions) => Promise<BackingService>>> = {
  KAFKA_BROKERS: startKafka,
  REDIS_URL: startRedis,
  DATABASE_URL: startPostgres,
}

/**
 * Starts, for a whole vitest run, the servers whose addresses the environment does not give, and puts their addresses
 * there. vitest calls it once for each project, one after the other: the first to come starts them, and vitest tears
 * down only when all projects are done.
 */
export default async function startSharedServers(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[TEST_RUN]) return undefined
  process.env[TEST_RUN] = String(process.pid)
  const missing = (Object.keys(starts) as SharedServer[]).filter((name) => !process.env[name])
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-test-'))
  process.env[TEST_RUN_FOLDER] = dir
  const outcomes = await Promise.allSettled(missing.map((name) => startInto(name, dir)))
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()))
    await rm(dir, { recursive: true, force: true })
    if (!missing.includes('DATABASE_URL')) await dropFreshDatabases()
  }
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  if (failures.length === 0) return stop
  await stop()
  throw new AggregateError(failures, failures.map(String).join('\n'))
}

const startInto = async (name: SharedServer, dir: string): Promise<BackingService> => {
  const server = await starts[name]({ dir: join(dir, name.toLowerCase()) })
  process.env[name] = server.address
  return server
}
