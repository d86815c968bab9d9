import { adminPasswordFileIn, adminTokenFileIn, type Installation, serviceCatalogue } from '@doorledger/catalogue'
import { serveConsole } from '@doorledger/console'
import { topics } from '@doorledger/contracts'
import { pendingFirstPassword } from '@doorledger/directory'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import { openPool } from '@doorledger/database'
import { keptSecret, type KeySources } from '@doorledger/privacy'
import {
  createApp,
  type HostedService,
  migrateService,
  type ProcessLife,
  schemaOf,
  sendsTelemetry,
  type ServiceDefinition,
} from '@doorledger/service'
import { inProcessSharedState, type SharedState } from '@doorledger/shared-state'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import type { StandaloneConfig } from './config.js'
import { consoleSettingsOf } from './console-settings.js'
import { keepPostgres } from './kept-postgres.js'
import { refuseTakenAddress } from './refusal.js'

export interface Standalone {
  /** `http://127.0.0.1:8080` */
  readonly address: string
  readonly adminTokenFile: string
  /** of the first administrator, one-time */
  readonly adminPasswordFile: string
  /** what is in that file, as long as it signs in */
  readonly firstPassword: string | undefined
}

/** What the services share in one process: the three ports, each bound to its adapter for one machine. */
interface OneProcess {
  readonly databaseUrl: string
  readonly log: EventLog
  readonly sharedState: SharedState
  readonly logger: Logger
}

/**
 * Starts all services in this process: an embedded Postgres, the embedded log, one HTTP server.
 * @throws {DataFolderInUse} when another process uses the data folder
 * @throws {AddressTaken} when somebody listens at the address already
 */
export const startStandalone = async (
  config: StandaloneConfig,
  logger: Logger,
  { onStop }: Pick<ProcessLife, 'onStop'>,
): Promise<Standalone> => {
  const dataDir = resolve(config.DOORLEDGER_DATA_DIR)
  const adminTokenFile = adminTokenFileIn(dataDir)
  const adminPasswordFile = adminPasswordFileIn(dataDir)
  await refuseTakenAddress(config.HOST, config.PORT)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })

  const postgres = await keepPostgres(join(dataDir, 'postgres'), logger)
  onStop(() => postgres.stop())
  const log = await openEmbeddedEventLog({ url: postgres.url, logger })
  onStop(() => log.close())
  await log.createTopics(topics)
  const shared: OneProcess = { databaseUrl: postgres.url, log, sharedState: inProcessSharedState(), logger }

  const services: HostedService[] = []
  const installation = installationIn(config, dataDir)
  for (const entry of serviceCatalogue) {
    const hosted = await host(await entry.hosted(config, installation), shared)
    onStop(() => hosted.platform.database.end())
    services.push(hosted)
  }
  const app = await createApp({
    name: 'standalone',
    title: 'Doorledger',
    description: 'All services of Doorledger in one process.',
    services,
    logger,
    traceAll: sendsTelemetry(config),
    trustedProxies: config.TRUSTED_PROXIES,
    pages: (server) => serveConsole(server, consoleSettingsOf(config)),
  })
  onStop(() => app.close())
  await app.listen(config.PORT, config.HOST)
  const directory = services.find(({ platform }) => platform.name === 'directory')!
  const firstPassword = await pendingFirstPassword(directory.platform.database, adminPasswordFile)
  return { address: await app.getUrl(), adminTokenFile, adminPasswordFile, firstPassword }
}

const installationIn = (config: StandaloneConfig, dataDir: string): Installation => ({
  dataDir,
  siteZone: config.SITE_ZONE,
  keys: keySourcesIn(config, dataDir),
  secret: (name) => keptSecret(join(dataDir, name)),
})

const keySourcesIn = (config: StandaloneConfig, dataDir: string): KeySources => ({
  wrappingKeys: { ...textOf(config.PRIVACY_KEYS), file: join(dataDir, 'privacy-keys'), mayCreate: true },
  lookupKey: {
    ...textOf(config.CREDENTIAL_LOOKUP_KEY),
    file: join(dataDir, 'credential-lookup-key'),
    mayCreate: true,
  },
})

const textOf = (text: string | undefined) => (text === undefined ? {} : { text })

const host = async (definition: ServiceDefinition, shared: OneProcess): Promise<HostedService> => {
  const { name } = definition
  const { databaseUrl, log, sharedState } = shared
  const logger = shared.logger.child({ service: name })
  const database = openPool(databaseUrl, {
    schema: schemaOf(name),
    applicationName: name,
    onConnectionLost: (err) => logger.warn({ err }, 'a database connection was lost'),
  })
  await migrateService(database, definition)
  return { definition, platform: { name, log, database, sharedState, logger } }
}
