import type { DynamicModule } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { ServiceDefinition } from '../platform/service-definition.js'
import type { ServicePlatform } from '../platform/service-platform.js'

/** A service and what it stands on in this process. */
export interface HostedService {
  readonly definition: ServiceDefinition
  readonly platform: ServicePlatform
}

/** A service of an app with the module it made. */
export interface ServiceInApp extends HostedService {
  readonly module: DynamicModule
}

export const inApp = (service: HostedService): ServiceInApp => ({
  ...service,
  module: service.definition.module(service.platform),
})

/** One app: a single service, or all of them in one process. */
export interface AppOptions {
  /** of the process in logs, metrics and traces: `audit-trail`, `standalone` */
  readonly name: string
  /** of the API reference */
  readonly title: string
  /** of the API reference; Markdown */
  readonly description: string
  /** at least one; tokens are verified with the first one's copy of the directory */
  readonly services: readonly HostedService[]
  readonly logger: Logger
  /** records a span for every request, not only for those that belong to a trace already */
  readonly traceAll?: boolean
  /** adds routes of no service, open to anybody, such as the files of a page */
  readonly pages?: (server: FastifyInstance) => void
  /** addresses and subnets of the proxies whose `X-Forwarded-*` are believed; none when left out */
  readonly trustedProxies?: readonly string[]
}
