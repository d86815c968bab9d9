import { topics } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { connectionOptions, openKafkaEventLog } from '@doorledger/event-log/kafka'
import { openPool, SchemaBehind } from '@doorledger/database'
import type { SharedState } from '@doorledger/shared-state'
import { redisSharedState } from '@doorledger/shared-state/redis'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { kafkaConnectionOf } from '../configuration/kafka-variables.js'
import type { DistributedConfig } from '../configuration/variables.js'
import { expectMigrated, migrateService, schemaOf } from '../platform/migrate-service.js'
import type { ServiceDefinition } from '../platform/service-definition.js'
import type { ServicePlatform } from '../platform/service-platform.js'
import { databaseProblem } from '../problems/database-problem.js'
import { waitFor, type Waiting } from './wait-for.js'

export interface ConnectedPlatform extends ServicePlatform {
  /** Closes every connection; after the app that uses them. */
  close(): Promise<void>
}

type Named = Pick<ServiceDefinition, 'name' | 'migrations' | 'schemas' | 'entities' | 'startsWithoutLog'>

/** For so long a service waits for the log that could do without it. */
const LOG_PATIENCE_MS = 10_000

/**
 * Connects a service that runs as a process of its own: to Kafka, whose topics it creates, to Postgres, whose schema it
 * brings up to date, and to Redis. What is not up yet is waited for.
 * @throws {Error} for what time does not mend, such as a refused password or a failing migration
 */
export const connectPlatform = async (
  definition: Named,
  config: DistributedConfig,
  waiting: Waiting,
): Promise<ConnectedPlatform> => {
  const opened: (() => Promise<unknown>)[] = []
  const close = async () => {
    await Promise.allSettled(opened.map((end) => end()))
  }
  try {
    const [log, database, sharedState] = await Promise.all([
      kafka(definition, config, waiting, opened),
      postgres(definition, config, waiting, opened),
      redis(config, waiting, opened),
    ])
    return { name: definition.name, log, database, sharedState, logger: waiting.logger, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What has to be closed again, in no order. */
type Opened = (() => Promise<unknown>)[]

const kafka = async (
  { name, startsWithoutLog = false }: Named,
  config: DistributedConfig,
  waiting: Waiting,
  opened: Opened,
): Promise<EventLog> => {
  const connection = connectionOptions(kafkaConnectionOf(config))
  const open = () =>
    openKafkaEventLog({
      brokers: config.KAFKA_BROKERS,
      clientId: name,
      connection,
      ...(config.KAFKA_PARTITIONS !== undefined && { partitions: config.KAFKA_PARTITIONS }),
      ...(config.KAFKA_REPLICATION_FACTOR !== undefined && { replication: config.KAFKA_REPLICATION_FACTOR }),
      ...(config.KAFKA_MIN_INSYNC_REPLICAS !== undefined && { minInsyncReplicas: config.KAFKA_MIN_INSYNC_REPLICAS }),
      logger: waiting.logger,
    })
  const log = await waitFor(waiting, { name: 'log', attempt: async () => open() })
  opened.push(() => log.close())
  const preparesTopics = config.KAFKA_CREATE_TOPICS && config.MIGRATIONS !== 'never'
  const attempt = () => (preparesTopics ? log.createTopics(topics) : log.check())
  const topicsThere = waitFor(waiting, { name: 'topics', attempt })
  if (!startsWithoutLog) await topicsThere
  else await Promise.race([topicsThere, pause(LOG_PATIENCE_MS)])
  topicsThere.catch((err: unknown) => waiting.logger.debug({ err }, 'the topics are not waited for any more'))
  return log
}

const postgres = async (
  definition: Named,
  config: DistributedConfig,
  waiting: Waiting,
  opened: Opened,
): Promise<Pool> => {
  const database = openPool(config.DATABASE_URL, {
    schema: schemaOf(definition.name),
    applicationName: definition.name,
    onConnectionLost: (err) => waiting.logger.warn({ err }, 'a database connection was lost'),
  })
  opened.push(() => database.end())
  await waitFor(waiting, {
    name: 'database',
    attempt: () =>
      config.MIGRATIONS === 'never'
        ? expectMigrated(database, definition)
        : migrateService(database, definition, (line) => waiting.logger.debug(line)),
    passes: (error) => error instanceof SchemaBehind || databaseProblem(error)?.status === 503,
  })
  return database
}

const redis = async (config: DistributedConfig, waiting: Waiting, opened: Opened): Promise<SharedState> => {
  const ca = config.REDIS_CA_FILE === undefined ? {} : { ca: readFileSync(config.REDIS_CA_FILE, 'utf8') }
  const sharedState = redisSharedState({ url: config.REDIS_URL, ...ca })
  opened.push(() => sharedState.close())
  await waitFor(waiting, { name: 'shared state', attempt: () => sharedState.check() })
  return sharedState
}
