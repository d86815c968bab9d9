import type { EventLog } from '@doorledger/event-log'
import {
  knownApiTokensSource,
  knownDirectorySource,
  knownEndedSessionsSource,
  knownSigningKeysSource,
} from '@doorledger/directory-replica'
import { CommandHandler } from '@doorledger/event-store'
import { EventLogStrategy } from '@doorledger/event-transport'
import type { FactoryProvider, Provider, ValueProvider } from '@nestjs/common'
import { measuredLog } from '../observability/measured-log.js'
import { Metrics } from '../observability/metrics.js'
import { EventConsumers } from './event-consumers.js'
import { RunningServices } from './running-services.js'
import type { ServicePlatform } from './service-platform.js'
import { ServiceRunner } from './service-runner.js'
import { openWorkConnections, WRITERS_EACH } from './work-connections.js'
import type { ServiceWork } from './service-work.js'
import { CLOCK, COMMANDS, DATABASE, EVENT_LOG, LOGGER, SERVICE_WORK, SHARED_STATE, STOPPING } from './tokens.js'

/** What every service copies from the directory, so that it verifies callers by itself. */
export const accessSources = [
  knownApiTokensSource,
  knownDirectorySource,
  knownSigningKeysSource,
  knownEndedSessionsSource,
]

/** What `serviceModule` binds. The metrics and the list of running services are the app's. */
export const serviceProviders = (platform: ServicePlatform, work: ServiceWork): readonly Provider[] => {
  const { name: service, database, clock = () => new Date() } = platform
  const values: readonly ValueProvider[] = [
    { provide: DATABASE, useValue: database },
    { provide: SHARED_STATE, useValue: platform.sharedState },
    { provide: LOGGER, useValue: platform.logger },
    { provide: CLOCK, useValue: clock },
    { provide: SERVICE_WORK, useValue: work },
  ]
  const { projections = [], processors = [] } = work
  const views = [...accessSources, ...projections]
  const connections = openWorkConnections(platform, views.length + processors.length)
  const made: readonly FactoryProvider[] = [
    {
      provide: EVENT_LOG,
      useFactory: (metrics: Metrics) => measuredLog(platform.log, service, metrics.appends),
      inject: [Metrics],
    },
    {
      provide: EventLogStrategy,
      useFactory: (consumers: EventConsumers, log: EventLog, metrics: Metrics) => {
        const strategy = new EventLogStrategy({
          ...{ service, log, database: connections, reads: database, logger: platform.logger, writers: WRITERS_EACH },
          observer: metrics.projections.observerOf(service),
          projections: views,
          processors,
          isNeighbour: (name) => consumers.has(name),
        })
        consumers.add(service, strategy)
        return strategy
      },
      inject: [EventConsumers, EVENT_LOG, Metrics],
    },
    {
      provide: ServiceRunner,
      useFactory: (consumers: EventLogStrategy, log: EventLog, services: RunningServices) =>
        new ServiceRunner(platform, consumers, { log, connections, services }),
      inject: [EventLogStrategy, EVENT_LOG, RunningServices],
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
