import { NestFactory } from '@nestjs/core'
import type { OpenAPIObject } from '@nestjs/swagger'
import { pino } from 'pino'
import { TokenVerifier } from '../access/token-verifier.js'
import { inApp } from '../run/app-options.js'
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

/** In a preview nothing is instantiated, so no port is ever used; a module that does use one fails at once. */
const unusedPlatform = (name: string): ServicePlatform => {
  const unused = <Port extends object>(): Port => Object.freeze({}) as Port
  return { name, log: unused(), database: unused(), sharedState: unused(), logger: pino({ level: 'silent' }) }
}
