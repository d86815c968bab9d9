import type { EventLog } from '@doorledger/event-log'
import { type OutboxRelay, RepeatedActions, startOutboxRelay } from '@doorledger/event-store'
import { runProjection, runEventProcessor } from '@doorledger/projections'
import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common'
import {
  forgetEndedSessions,
  knownApiTokensSource,
  knownDirectorySource,
  knownEndedSessionsSource,
  knownSigningKeysSource,
} from '@doorledger/directory-replica'
import type { Pool } from 'pg'
import type { Metrics } from '../observability/metrics.js'
import type { RunningServices, RunningWork } from './running-services.js'
import type { ServicePlatform } from './service-platform.js'
import type { ServiceWork } from './service-work.js'
import { openWorkConnections, WRITERS_EACH } from './work-connections.js'

/** What every service copies from the directory, so that it verifies callers by itself. */
const accessSources = [knownApiTokensSource, knownDirectorySource, knownSigningKeysSource, knownEndedSessionsSource]

const FORGET_EVERY_MS = 600_000
const CLOSE_WINDOWS_EVERY_MS = 15_000

/** What is the app's own, and shared by its services. */
export interface AppContext {
  readonly log: EventLog
  readonly metrics: Metrics
  readonly services: RunningServices
}

/**
 * Runs what a service does in the background, in step with the app: it starts before the first request and stops
 * after the last one was answered, consumers first, then what publishes.
 */
export class ServiceRunner implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly stopping = new AbortController()
  private readonly running: RunningWork[] = []
  private relay: OutboxRelay | undefined
  private connections: Pool | undefined
  private forgetting: NodeJS.Timeout | undefined
  private counting: NodeJS.Timeout | undefined

  constructor(
    private readonly platform: ServicePlatform,
    private readonly work: ServiceWork,
    private readonly app: AppContext,
  ) {}

  get signal(): AbortSignal {
    return this.stopping.signal
  }

  /** There may be something to publish. */
  wake(): void {
    this.relay?.wake()
  }

  async onApplicationBootstrap(): Promise<void> {
    const { database: reads, logger } = this.platform
    const { projections = [], processors = [] } = this.work
    const count = accessSources.length + projections.length + processors.length
    const database = openWorkConnections(this.platform, count)
    this.connections = database
    const relay = startOutboxRelay({ log: this.app.log, database, reads, logger })
    this.relay = relay
    await this.startWork(database)
    this.forgetting = setInterval(() => this.forgetEnded(), FORGET_EVERY_MS).unref()
    this.counting = setInterval(() => this.closeWindows(), CLOSE_WINDOWS_EVERY_MS).unref()
    this.app.services.started({
      platform: this.platform,
      work: this.running,
      unpublished: () => relay.waiting(),
      retryOutbox: (id, settlement) => relay.retry(id, settlement),
    })
  }

  /** What was started before something failed is remembered, and stopped with the rest. */
  private async startWork(database: Pool): Promise<void> {
    const { database: reads, logger, name: service } = this.platform
    const { projections = [], processors = [] } = this.work
    const observer = this.app.metrics.projections.observerOf(service)
    const shared = { log: this.app.log, database, reads, logger, service, observer, writers: WRITERS_EACH }
    for (const source of [...accessSources, ...projections]) {
      this.running.push(await runProjection({ ...shared, ...source }))
    }
    for (const processor of processors) this.running.push(await runEventProcessor({ ...shared, processor }))
  }

  /** What cannot be forgotten now is forgotten the next time. */
  private forgetEnded(): void {
    const { database, logger, clock = () => new Date() } = this.platform
    forgetEndedSessions(database, clock()).catch((err: unknown) => logger.warn({ err }, 'ended sessions were kept'))
  }

  /** What cannot be reported now stays counted, and is reported the next time. */
  private closeWindows(): void {
    const { database, logger, name: service, clock = () => new Date() } = this.platform
    new RepeatedActions({ database, service, clock })
      .closeWindows()
      .then((closed) => closed > 0 && this.wake())
      .catch((err: unknown) => logger.warn({ err }, 'repeated actions were not reported yet'))
  }

  onModuleDestroy(): void {
    this.stopping.abort()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.forgetting)
    clearInterval(this.counting)
    this.app.services.stopped(this.platform.name)
    await Promise.all(this.running.map((work) => work.stop()))
    await this.relay?.stop()
    await this.connections?.end()
  }
}
