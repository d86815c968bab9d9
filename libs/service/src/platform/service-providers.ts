import type { EventLog } from '@doorledger/event-log'
import { CommandHandler } from '@doorledger/event-store'
import type { FactoryProvider, Provider, ValueProvider } from '@nestjs/common'
import { measuredLog } from '../observability/measured-log.js'
import { Metrics } from '../observability/metrics.js'
import { RunningServices } from './running-services.js'
import type { ServicePlatform } from './service-platform.js'
import { ServiceRunner } from './service-runner.js'
import type { ServiceWork } from './service-work.js'
import { CLOCK, COMMANDS, DATABASE, EVENT_LOG, LOGGER, SHARED_STATE, STOPPING } from './tokens.js'

/** What `serviceModule` binds. The metrics and the list of running services are the app's. */
export const serviceProviders = (platform: ServicePlatform, work: ServiceWork): readonly Provider[] => {
  const { name: service, database, clock = () => new Date() } = platform
  const values: readonly ValueProvider[] = [
    { provide: DATABASE, useValue: database },
    { provide: SHARED_STATE, useValue: platform.sharedState },
    { provide: LOGGER, useValue: platform.logger },
    { provide: CLOCK, useValue: clock },
  ]
  const made: readonly FactoryProvider[] = [
    {
      provide: EVENT_LOG,
      useFactory: (metrics: Metrics) => measuredLog(platform.log, service, metrics.appends),
      inject: [Metrics],
    },
    {
      provide: ServiceRunner,
      useFactory: (log: EventLog, metrics: Metrics, services: RunningServices) =>
        new ServiceRunner(platform, work, { log, metrics, services }),
      inject: [EVENT_LOG, Metrics, RunningServices],
    },
    {
      provide: COMMANDS,
      useFactory: (relay: ServiceRunner) => new CommandHandler({ database, service, relay, clock }),
      inject: [ServiceRunner],
    },
    { provide: STOPPING, useFactory: (runner: ServiceRunner) => runner.signal, inject: [ServiceRunner] },
  ]
  return [...values, ...made]
}
