import type { DistributedConfig } from '../configuration/variables.js'
import { createLogger } from '../observability/logger.js'
import { sendsTelemetry, startTracing } from '../observability/tracing.js'
import type { ServiceDefinition } from '../platform/service-definition.js'
import { createApp } from './create-app.js'
import { replaceLog } from './replace-log.js'
import { runProcess } from './run-process.js'
import { StartupServer } from './startup-server.js'

/**
 * Runs one service as a process of its own until SIGTERM or SIGINT: waits for Kafka, Postgres and Redis, alive but not
 * ready meanwhile, and starts. On the signal it stops taking requests, finishes those at hand, then consumers, relay
 * and connections. All of a service's `main.ts`:
 *
 * ```ts
 * await runService(auditTrail, configOrExit(auditTrailConfig, process.env))
 * ```
 */
export const runService = (definition: ServiceDefinition, config: DistributedConfig): Promise<void> => {
  const { name, title, description } = definition
  const { HOST, PORT } = config
  const logger = createLogger({ service: name, level: config.LOG_LEVEL })

  return runProcess(logger, async ({ signal, onStop, end }) => {
    const tracing = await startTracing(name, config)
    onStop(() => tracing.stop())

    const missing = new Map<string, string>()
    const startupServer = new StartupServer(() => Object.fromEntries(missing))
    await startupServer.open(PORT, HOST)
    onStop(() => startupServer.close())

    // with the clients of Kafka and Redis, which one process for all services does without
    const { connectPlatform } = await import('./connect-platform.js')
    const platform = await connectPlatform(definition, config, { logger, signal, missing })
    onStop(() => platform.close())
    if (config.MIGRATIONS === 'only') {
      if (config.LOG_REPLACED) {
        const events = await replaceLog(platform)
        logger.info({ events }, 'new topics go on where views stand; events are published again')
      }
      logger.info('topics and schema are up to date')
      return end()
    }
    const services = [{ definition, platform }]
    const app = await createApp({
      name,
      title,
      description,
      services,
      logger,
      traceAll: sendsTelemetry(config),
      trustedProxies: config.TRUSTED_PROXIES,
    })
    onStop(() => app.close())
    await app.init()

    await startupServer.close()
    await app.listen(PORT, HOST)
    logger.info({ address: await app.getUrl() }, 'ready')
  })
}
