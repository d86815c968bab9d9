import { permission, topics } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId, sha256 } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/database'
import { createApp } from '@doorledger/service'
import { inProcessSharedState, type SharedState } from '@doorledger/shared-state'
import { redisSharedState } from '@doorledger/shared-state/redis'
import { freshDatabase, kafkaBrokers, redisUrl } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { deviceIngestService } from '../src/device-ingest-service.js'
import { Api } from './api.js'
import { type PublishedEvents, readPublishedEvents } from './published-events.js'

export type LogKind = 'kafka' | 'embedded'

/** One database and one log, and as many instances of the service as a test wants. */
export interface Installation {
  readonly log: EventLog
  readonly database: Pool
  /** of this run alone, since a log may be shared with other tests */
  readonly tenantId: string
  /** an API token that may do everything */
  readonly adminToken: string
  /** what its devices have led to */
  readonly events: PublishedEvents
  /** @param through what an instance does with the log, when that is not simply to use it */
  start(through?: (log: EventLog) => EventLog): Promise<Instance>
  stop(): Promise<void>
}

export interface Instance {
  /** as the administrator uses it */
  readonly api: Api
  stop(): Promise<void>
}

export const installDeviceIngest = async (kind: LogKind): Promise<Installation> => {
  const url = await freshDatabase()
  const tenantId = `tenant-${newId()}`
  const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
  const log = await openLog(kind, url)
  await log.createTopics(topics)
  const definition = deviceIngestService({ siteZone: 'Europe/Helsinki' })
  const openDatabase = () => openPool(url, { schema: 'device_ingest', applicationName: 'device-ingest' })
  const database = openDatabase()
  await migrate(database, { schema: 'device_ingest', dir: definition.migrations })
  const adminToken = await insertToken(database, tenantId)
  const events = await readPublishedEvents(log, tenantId)
  const running = new Set<Instance>()

  const start: Installation['start'] = async (through = (shared) => shared) => {
    const own = { database: openDatabase(), sharedState: openSharedState(kind, tenantId) }
    const name = `device-ingest-${tenantId}` // consumer groups of its own
    const platform = { name, log: through(log), logger, ...own }
    const { title, description } = definition
    const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
    await app.listen(0, '127.0.0.1')
    const instance: Instance = {
      api: new Api(await app.getUrl(), adminToken),
      stop: async () => {
        running.delete(instance)
        await app.close()
        await own.database.end()
        await own.sharedState.close()
      },
    }
    running.add(instance)
    return instance
  }
  const stop = async () => {
    for (const instance of running) await instance.stop()
    await events.close()
    await database.end()
    await log.close()
  }
  return { log, database, tenantId, adminToken, events, start, stop }
}

const openLog = (kind: LogKind, url: string): Promise<EventLog> | EventLog =>
  kind === 'embedded'
    ? openEmbeddedEventLog({ url })
    : openKafkaEventLog({ brokers: kafkaBrokers(), clientId: 'device-ingest-test' })

const openSharedState = (kind: LogKind, tenantId: string): SharedState =>
  kind === 'embedded' ? inProcessSharedState() : redisSharedState({ url: redisUrl(), prefix: `${tenantId}:` })

/** An API token that may do everything, as the directory would have issued it. */
/** Somebody this service has heard of from the directory. */
export const insertPerson = async (database: Pool, tenantId: string): Promise<string> => {
  const userId = newId()
  await database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version)
     values ($1, 'user', $2, '{"enabled": true, "assignments": []}', 1)`,
    [tenantId, userId],
  )
  return userId
}

export const insertToken = async (database: Pool, tenantId: string): Promise<string> => {
  const secret = randomBytes(32).toString('base64url')
  await database.query(
    `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, stream_version)
     values ($1, $2, $3, $4, 1)`,
    [tenantId, newId(), sha256(secret), permission.options],
  )
  return secret
}
