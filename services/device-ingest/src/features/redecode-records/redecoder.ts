import { deviceEvents } from '@doorledger/contracts'
import type { EventLog } from '@doorledger/event-log'
import { runEventProcessor, type RunningEventProcessor } from '@doorledger/projections'
import { DATABASE, EVENT_LOG, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { DecoderStore } from '../../decoding/decoder-store.js'
import { GROUP_PREFIX } from '../../options.js'
import { redecodeRecords } from './redecode-records.js'
import { begin, finish, keyOf, openRedecodings, type Redecoding } from './redecodings.js'

const LOOK_EVERY_MS = 500

/**
 * Decodes the past again after a table was replaced. What is to be done and how far it is stands in the database, so
 * replicas share the work and any of them goes on where another one stopped. Every record decoded with the table before
 * was in the log when the table was replaced, so the past ends where the log does by then.
 */
@Injectable()
export class Redecoder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly running = new Map<string, RunningEventProcessor>()
  private readonly stopping = new AbortController()
  private readonly decoders = new DecoderStore()
  private looking: Promise<void> = Promise.resolve()

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(GROUP_PREFIX) private readonly service: string,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.keepLooking()
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort()
    await this.looking
    await Promise.all([...this.running.keys()].map((key) => this.stop(key)))
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      await this.look().catch((err: unknown) => this.logger.warn({ err }, 'The past cannot be decoded again yet'))
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  private async look(): Promise<void> {
    const open = new Map((await openRedecodings(this.database)).map((redecoding) => [keyOf(redecoding), redecoding]))
    for (const key of this.running.keys()) if (!open.has(key)) await this.stop(key)
    for (const [key, redecoding] of open) await this.goOn(key, redecoding)
  }

  private async goOn(key: string, redecoding: Redecoding): Promise<void> {
    if (!redecoding.hasBegun) await begin(this.database, redecoding, await this.log.watermarks(deviceEvents.name))
    if (await finish(this.database, redecoding)) await this.stop(key)
    else if (!this.running.has(key)) this.running.set(key, await this.start(redecoding))
  }

  private async start(redecoding: Redecoding): Promise<RunningEventProcessor> {
    const { log, database, logger, service } = this
    const processor = redecodeRecords(redecoding, await this.decoders.history(database, redecoding))
    return runEventProcessor({ log, database, processor, service, logger })
  }

  private async stop(key: string): Promise<void> {
    const running = this.running.get(key)
    this.running.delete(key)
    await running?.stop()
  }
}
