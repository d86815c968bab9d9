import type { EventLog } from '@doorledger/event-log'
import { type OutboxRelay, RepeatedActions, startOutboxRelay } from '@doorledger/event-store'
import type { EventLogStrategy } from '@doorledger/event-transport'
import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { forgetEndedSessions } from '@doorledger/directory-replica'
import type { Pool } from 'pg'
import type { RunningServices } from './running-services.js'
import type { ServicePlatform } from './service-platform.js'

const FORGET_EVERY_MS = 600_000
const CLOSE_WINDOWS_EVERY_MS = 15_000

/** What is the app's own, and shared by its services. */
export interface AppContext {
  readonly log: EventLog
  /** for what runs in the background; closed with it */
  readonly connections: Pool
  readonly services: RunningServices
}

/**
 * Runs what a service does in the background besides reading the log, in step with the app: it starts before the first
 * request and stops after the last one was answered and the consumers have stopped.
 */
export class ServiceRunner implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly stopping = new AbortController()
  private relay: OutboxRelay | undefined

  constructor(
    private readonly platform: ServicePlatform,
    private readonly consumers: EventLogStrategy,
    private readonly app: AppContext,
  ) {}

  get signal(): AbortSignal {
    return this.stopping.signal
  }

  /** There may be something to publish. */
  wake(): void {
    this.relay?.wake()
  }

  onApplicationBootstrap(): void {
    const { database: reads, logger } = this.platform
    const relay = startOutboxRelay({ log: this.app.log, database: this.app.connections, reads, logger })
    this.relay = relay
    this.app.services.started({
      platform: this.platform,
      work: () => this.consumers.running,
      unpublished: () => relay.waiting(),
      retryOutbox: (id, settlement) => relay.retry(id, settlement),
    })
  }

  /** What cannot be forgotten now is forgotten the next time. */
  @Interval(FORGET_EVERY_MS)
  forgetEnded(): void {
    const { database, logger, clock = () => new Date() } = this.platform
    forgetEndedSessions(database, clock()).catch((err: unknown) => logger.warn({ err }, 'ended sessions were kept'))
  }

  /** What cannot be reported now stays counted, and is reported the next time. */
  @Interval(CLOSE_WINDOWS_EVERY_MS)
  closeWindows(): void {
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
    this.app.services.stopped(this.platform.name)
    await this.relay?.stop()
    await this.app.connections.end()
  }
}
