import { NestFactory } from '@nestjs/core'
import type { OpenAPIObject } from '@nestjs/swagger'
import { pino } from 'pino'
import { TokenVerifier } from '../access/token-verifier.js'
import { Metrics } from '../observability/metrics.js'
import type { ServiceDefinition } from '../platform/service-definition.js'
import type { ServicePlatform } from '../platform/service-platform.js'
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
  const services = definitions.map((definition) => ({ definition, platform: unusedPlatform(definition.name) }))
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

/** In a preview nothing is instantiated; touching the platform there is a mistake of the service's module. */
const unusedPlatform = (name: string): ServicePlatform => {
  const untouchable = <Port extends object>(port: string): Port =>
    new Proxy({} as Port, {
      get: (_, member) => {
        throw new Error(`${port}.${String(member)} was used while only the API of ${name} was described`)
      },
    })
  return {
    name,
    log: untouchable('log'),
    database: untouchable('database'),
    sharedState: untouchable('sharedState'),
    logger: pino({ level: 'silent' }),
  }
}
