import { CLOCK, type Clock, DATABASE, LOGGER, serviceModule, type ServicePlatform, STOPPING } from '@doorledger/service'
import type { DynamicModule, FactoryProvider } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { deriveAccessEvents } from './features/derive-access-events/derive-access-events.js'
import { ExportAccessEventsController } from './features/export-access-events/export-access-events.controller.js'
import { MonthKeeper } from './features/keep-months/month-keeper.js'
import { ListLocksController } from './features/list-locks/list-locks.controller.js'
import { recordDevices } from './features/list-locks/record-devices.js'
import { ReadLockTrailController } from './features/read-lock-trail/read-lock-trail.controller.js'
import { recordAccessLog } from './features/record-access-log/record-access-log.js'
import { recordLockTrail } from './features/record-lock-trail/record-lock-trail.js'
import { CountAccessEventsController } from './features/search-access-events/count-access-events.controller.js'
import { SearchAccessEventsController } from './features/search-access-events/search-access-events.controller.js'
import { AccessLogHorizon } from './features/stream-access-events/access-log-horizon.js'
import { StreamAccessEventsController } from './features/stream-access-events/stream-access-events.controller.js'
import { SiteClock } from './site.js'

export interface AuditTrailOptions {
  /** IANA zone of the site: decides what “today” is */
  readonly siteZone: string
}

/** Lock audit trails and the access log: what is recorded, and how it is read. */
export class AuditTrailModule {
  static register(platform: ServicePlatform, { siteZone }: AuditTrailOptions): DynamicModule {
    const siteClock: FactoryProvider = {
      provide: SiteClock,
      useFactory: (clock: Clock) => new SiteClock(siteZone, clock),
      inject: [CLOCK],
    }
    const horizon: FactoryProvider = {
      provide: AccessLogHorizon,
      useFactory: (database: Pool, logger: Logger, stopping: AbortSignal) =>
        new AccessLogHorizon(database, logger, stopping),
      inject: [DATABASE, LOGGER, STOPPING],
    }
    const monthKeeper: FactoryProvider = {
      provide: MonthKeeper,
      useFactory: (database: Pool, logger: Logger, clock: Clock) => new MonthKeeper(database, logger, clock),
      inject: [DATABASE, LOGGER, CLOCK],
    }
    return {
      module: AuditTrailModule,
      imports: [
        serviceModule(platform, {
          projections: [recordDevices, recordLockTrail, recordAccessLog],
          reactors: [deriveAccessEvents],
        }),
      ],
      controllers: [
        ListLocksController,
        ReadLockTrailController,
        SearchAccessEventsController,
        CountAccessEventsController,
        ExportAccessEventsController,
        StreamAccessEventsController,
      ],
      providers: [siteClock, horizon, monthKeeper],
    }
  }
}
