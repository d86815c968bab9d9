import { notificationChannel } from '@doorledger/projections'
import { DATABASE, LOGGER, STOPPING } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { EventEmitter, once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { commandsToDevices } from '../domain/device-commands.js'

/** It rings this often by itself, should the connection be broken on which new commands are told of. */
const RING_EVERY_MS = 1_000
const LISTEN_AGAIN_MS = 1_000

/**
 * Wakes the devices that wait for commands, over one connection and one timer for all of them. Whoever is woken looks for
 * himself: a command that was not told of costs a second.
 */
@Injectable()
export class CommandNotifier implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rings = new EventEmitter().setMaxListeners(0)
  private listening: Promise<void> = Promise.resolve()

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.listening = this.keepListening()
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listening
  }

  /** Resolves when there may be a new command, after a second at the latest, or when there is no time left. */
  async rung(timeLeft: AbortSignal): Promise<void> {
    await once(this.rings, 'ring', { signal: timeLeft }).catch(() => undefined)
  }

  @Interval(RING_EVERY_MS)
  ring(): void {
    this.rings.emit('ring')
  }

  private async keepListening(): Promise<void> {
    const signal = this.stopping
    while (!signal.aborted) {
      await this.listen().catch((err: unknown) => this.logger.warn({ err }, 'Cannot listen for new commands'))
      await pause(LISTEN_AGAIN_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Resolves when the connection is lost or the process stops. What it was used for must not reach its next user. */
  private async listen(): Promise<void> {
    const client = await this.database.connect()
    try {
      client.on('notification', () => this.ring())
      const channel = await notificationChannel(client, commandsToDevices.name)
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      await untilLost(client, this.stopping)
    } finally {
      client.release(true)
    }
  }
}

const untilLost = (client: PoolClient, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
    client.once('error', () => resolve())
    client.once('end', () => resolve())
  })
