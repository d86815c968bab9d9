import { configOrExit, createLogger, processMetrics, runProcess } from '@doorledger/service/process'
import { fastify } from 'fastify'
import { consoleVariables } from './config.js'
import { serveConsole } from './serve-console.js'

const config = configOrExit(consoleVariables, process.env)
const logger = createLogger({ service: 'console', level: config.LOG_LEVEL })

/** Pages alone: the API is other services', at the same address. */
await runProcess(logger, async ({ onStop }) => {
  const server = fastify({ logger: false })
  const metrics = processMetrics()
  server.get('/health/live', () => ({ status: 'live' }))
  server.get('/health/ready', () => ({ ready: true, checks: {} }))
  // Prometheus asks directly; whoever comes by the address of everybody is shown nothing.
  server.get('/metrics', async ({ headers }, reply) =>
    headers['x-forwarded-for'] === undefined
      ? reply.type(metrics.contentType).send(await metrics.metrics())
      : reply.callNotFound(),
  )
  serveConsole(server, {
    siteZone: config.SITE_ZONE,
    hasIdentityProvider: config.CONSOLE_IDENTITY_PROVIDER,
    sendsMail: config.CONSOLE_MAIL,
    mediaHosts: config.CONSOLE_MEDIA_HOSTS,
  })
  onStop(() => server.close())
  await server.listen({ port: config.PORT, host: config.HOST })
  logger.info({ port: config.PORT }, 'ready')
})
