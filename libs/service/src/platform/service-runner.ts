import type { EventLog } from '@doorledger/event-log'
import {
  type OutboxRelay,
  runProjection,
  runReactor,
  type RunningProjection,
  type RunningReactor,
  startOutboxRelay,
} from '@doorledger/postgres'
import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common'
import { knownApiTokensSource } from '../access/known-api-tokens.js'
import type { RunningServices } from './running-services.js'
import type { ServicePlatform } from './service-platform.js'
import type { ServiceWork } from './service-work.js'

/**
 * Runs what a service does in the background, in step with the app: it starts before the first request and stops
 * after the last one was answered, consumers first, then what publishes.
 */
export class ServiceRunner implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly stopping = new AbortController()
  private relay: OutboxRelay | undefined
  private projections: (RunningProjection | RunningReactor)[] = []

  constructor(
    private readonly platform: ServicePlatform,
    private readonly log: EventLog,
    private readonly work: ServiceWork,
    private readonly services: RunningServices,
  ) {}

  get signal(): AbortSignal {
    return this.stopping.signal
  }

  /** There may be something to publish. */
  wake(): void {
    this.relay?.wake()
  }

  async onApplicationBootstrap(): Promise<void> {
    const { database, logger, name: service } = this.platform
    const { projections = [], reactors = [] } = this.work
    const shared = { log: this.log, database, service, logger }
    const relay = startOutboxRelay(shared)
    this.relay = relay
    for (const source of [knownApiTokensSource, ...projections]) {
      this.projections.push(await runProjection({ ...shared, ...source }))
    }
    for (const reactor of reactors) this.projections.push(await runReactor({ ...shared, reactor }))
    this.services.started({
      platform: this.platform,
      projections: this.projections,
      unpublished: () => relay.waiting(),
    })
  }

  onModuleDestroy(): void {
    this.stopping.abort()
  }

  async onApplicationShutdown(): Promise<void> {
    this.services.stopped(this.platform.name)
    await Promise.all(this.projections.map((projection) => projection.stop()))
    await this.relay?.stop()
  }
}
