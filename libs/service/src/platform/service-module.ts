import type { DynamicModule } from '@nestjs/common'
import { serviceProviders } from './service-providers.js'
import type { ServicePlatform } from './service-platform.js'
import type { ServiceWork } from './service-work.js'

/** Holds what one service stands on. Each call of {@link serviceModule} is a module of its own. */
class ServiceModule {}

/**
 * What every service module imports. Binds `EVENT_LOG`, `DATABASE`, `SHARED_STATE`, `COMMANDS`, `CLOCK`, `LOGGER` and
 * `STOPPING` for the importing module alone, so that several services live in one app, each on its own platform.
 * Projections, event processors and the outbox relay start when the app does. When it stops, they finish what they have begun
 * after the last request was answered.
 *
 * ```ts
 * static register(platform: ServicePlatform): DynamicModule {
 *   return {
 *     module: AuditTrailModule,
 *     imports: [serviceModule(platform, { projections: [{ projection: accessLog, reader: readAccessEvent }] })],
 *     controllers: [SearchAccessEventsController],
 *   }
 * }
 * ```
 */
export const serviceModule = (platform: ServicePlatform, work: ServiceWork = {}): DynamicModule => {
  const providers = serviceProviders(platform, work)
  return { module: ServiceModule, providers: [...providers], exports: [...providers] }
}
