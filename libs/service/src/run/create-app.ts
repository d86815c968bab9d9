import { openDataSource } from '@doorledger/database'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { ActionReports } from '../audit/action-reports.js'
import { AccessGuard } from '../access/access-guard.js'
import { requireDeclaredAccess } from '../access/require-declared-access.js'
import { TokenVerifier } from '../access/token-verifier.js'
import { SchemaPipe } from '../bodies/schema-pipe.js'
import { Metrics } from '../observability/metrics.js'
import { EventConsumers } from '../platform/event-consumers.js'
import { nestLogger } from '../observability/nest-logger.js'
import { serveApiReference } from '../openapi/serve-api-reference.js'
import { ProblemFilter } from '../problems/problem-filter.js'
import { appModule } from './app-module.js'
import { type AppOptions, inApp } from './app-options.js'
import { createServer } from './create-server.js'

/**
 * An app of one service or several, on Fastify: guarded, observed, with its API reference, health and metrics. The
 * services' background work begins with `app.init()` or `app.listen()` and ends with `app.close()`, which does not
 * close the platforms.
 * @throws {UndeclaredAccess} when a route does not say who may call it
 */
export const createApp = async (options: AppOptions): Promise<NestFastifyApplication> => {
  const { logger } = options
  for (const { platform, definition } of options.services) await openDataSource(platform.database, definition.entities)
  const services = options.services.map(inApp)
  const [first] = services
  if (first === undefined) throw new Error('An app needs at least one service')
  const metrics = new Metrics()
  const tokens = new TokenVerifier(first.platform.database, first.platform.clock)
  const adapter = createServer({ metrics, logger, traceAll: options.traceAll === true }, options.trustedProxies)
  options.pages?.(adapter.getInstance<FastifyInstance>())
  const app = await NestFactory.create<NestFastifyApplication>(appModule(services, metrics, tokens), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(logger),
  })
  requireDeclaredAccess(app)
  app.useGlobalGuards(new AccessGuard(tokens, new ActionReports(services)))
  app.useGlobalPipes(new SchemaPipe())
  app.useGlobalFilters(new ProblemFilter(logger))
  serveApiReference(app, options)
  app.get(EventConsumers).connectTo(app)
  return app
}
