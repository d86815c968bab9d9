import type { StreamPosition } from '@doorledger/kernel'
import { notificationChannel } from '@doorledger/projections'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { DATABASE, LOGGER, STOPPING } from '../platform/tokens.js'
import { readHorizon, type StreamedView } from './read-horizon.js'

/** Injection token: the {@link StreamedView} that the streams of a service follow. */
export const STREAMED_VIEW = Symbol('STREAMED_VIEW')

const POLL_MS = 1_000
/** Under constant load the streams look this often at most, so that each look brings many rows. */
const MIN_PAUSE_MS = 50

/**
 * Watches how far a view has got, for all streams of this process together: over one connection that is told
 * of every write, and by looking once a second, should that connection be broken. Watches only while somebody waits.
 */
@Injectable()
export class ViewHorizon implements OnApplicationShutdown {
  private horizon: StreamPosition = new Map()
  private bell = Promise.withResolvers<void>()
  private watchers = 0
  private wake: () => void = () => undefined
  private listener: PoolClient | undefined
  private running: Promise<void> = Promise.resolve()

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
    @Inject(STREAMED_VIEW) private readonly view: StreamedView,
  ) {
    stopping.addEventListener('abort', () => this.wake())
  }

  /** Until the answer is called, the horizon is kept up to date. */
  watch(): () => void {
    this.watchers += 1
    if (this.watchers === 1) this.running = this.running.then(() => this.run())
    let watching = true
    return () => {
      if (watching) this.watchers -= 1
      watching = false
      this.wake()
    }
  }

  /** How far the view had got when last looked at. */
  get current(): StreamPosition {
    return this.horizon
  }

  /** How far the view has got right now. */
  look(): Promise<StreamPosition> {
    return readHorizon(this.database, this.view)
  }

  /** Resolves when `current` was brought up to date, after a second at the latest, or when the process stops. */
  looked(): Promise<void> {
    return this.bell.promise
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running
  }

  private async run(): Promise<void> {
    while (this.watchers > 0 && !this.stopping.aborted) {
      const woken = this.nextWake()
      const startedAt = performance.now()
      await this.listen().catch((err: unknown) => this.logger.warn({ err }, 'Cannot listen for new rows'))
      await this.update().catch((err: unknown) => this.logger.warn({ err }, 'Cannot look for new rows'))
      this.ring()
      await woken
      await pause(startedAt + MIN_PAUSE_MS - performance.now())
    }
    this.stopListening()
    this.ring()
  }

  private async update(): Promise<void> {
    this.horizon = await this.look()
  }

  private ring(): void {
    this.bell.resolve()
    this.bell = Promise.withResolvers()
  }

  private nextWake(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, POLL_MS)
    this.wake = () => {
      clearTimeout(timer)
      resolve()
    }
    return promise
  }

  private async listen(): Promise<void> {
    if (this.listener !== undefined) return
    const client = await this.database.connect()
    client.on('notification', () => this.wake())
    client.once('error', () => this.stopListening())
    this.listener = client
    try {
      const channel = await notificationChannel(this.database, this.view.name)
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      this.stopListening()
      throw error
    }
  }

  /** What the connection was used for must not reach its next user, so it is closed. */
  private stopListening(): void {
    this.listener?.release(true)
    this.listener = undefined
  }
}

const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}
