import { NestFactory } from '@nestjs/core'
import type { OpenAPIObject } from '@nestjs/swagger'
import { pino } from 'pino'
import { TokenVerifier } from '../access/token-verifier.js'
import { inApp } from '../run/app-options.js'
import { Metrics } from '../observability/metrics.js'
import type { ServiceDefinition } from '../platform/service-definition.js'
import { unusedPlatform } from '../platform/unused-platform.js'
import { appModule } from '../run/app-module.js'
import { createServer } from '../run/create-server.js'
import { apiDocument, type ApiTitle } from './api-document.js'

/** The OpenAPI document of services without starting them or anything they stand on: for the committed reference. */
export const describeApi = async (
  definitions: readonly ServiceDefinition[],
  about: ApiTitle,
): Promise<OpenAPIObject> => {
  const metrics = new Metrics()
  const logger = pino({ level: 'silent' })
  const tokens = new TokenVerifier(unusedPlatform('access').database)
  const services = definitions.map((definition) => inApp({ definition, platform: unusedPlatform(definition.name) }))
  const app = await NestFactory.create(
    appModule(services, metrics, tokens),
    createServer({ metrics, logger, traceAll: false }),
    {
      preview: true,
      abortOnError: false,
      bodyParser: false,
      logger: false,
    },
  )
  try {
    return apiDocument(app, about)
  } finally {
    await app.close()
  }
}
