import type { EntitySchema } from '@doorledger/database'
import type { DynamicModule } from '@nestjs/common'
import type { ServicePlatform } from './service-platform.js'

/** A schema that belongs to a library, such as the keys of `@doorledger/privacy`. */
export interface FurtherSchema {
  readonly schema: string
  /** folder of its migrations */
  readonly dir: URL
}

/** All that starting a service takes to know about it; each service exports its own. */
export interface ServiceDefinition {
  /** `audit-trail` */
  readonly name: string
  /** for people: `Audit trail` */
  readonly title: string
  /** one paragraph, for the API reference; Markdown */
  readonly description: string
  /** folder of its migrations: `new URL('../src/migrations/', import.meta.url)` */
  readonly migrations: URL
  /** schemas it uses besides its own, brought up to date with it */
  readonly schemas?: readonly FurtherSchema[]
  /** the tables that people's commands write row by row, for `entitiesOf` the database */
  readonly entities?: readonly EntitySchema[]
  /** the service's module on a platform: `(platform) => AuditTrailModule.register(platform)` */
  readonly module: (platform: ServicePlatform) => DynamicModule
}
