import { accessEvents, type Envelope } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { EVENT_LOG, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'
import { AttemptSpool } from './attempt-spool.js'

/** A door does not wait longer for the log: its attempt is put on disk. */
const PATIENCE_MS = 1_000
const DRAIN_EVERY_MS = 500
const LINES_A_TIME = 500

type AttemptEnvelope = Envelope & { readonly data: object }

/**
 * Where attempts become durable: in the log, or on disk while the log is away. From then on all go to disk until what is
 * there has reached the log, so that those of one door stay in order.
 */
@Injectable()
export class AttemptLog implements OnModuleInit, OnApplicationShutdown {
  private readonly spool: AttemptSpool
  private readonly stopping = new AbortController()
  private isAway = false
  private draining: Promise<void> = Promise.resolve()

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(ACCESS_DECISION_OPTIONS) { dataDir, spoolMaxBytes }: AccessDecisionOptions,
  ) {
    this.spool = new AttemptSpool(join(dataDir, 'spool'), spoolMaxBytes)
  }

  async onModuleInit(): Promise<void> {
    await this.spool.open()
    this.isAway = this.spool.size > 0
    this.draining = this.keepDraining()
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort()
    await this.draining
    await this.spool.close()
  }

  /** Bytes that wait on disk. */
  get spooledBytes(): number {
    return this.spool.size
  }

  /**
   * Resolves when the attempt is durable.
   * @throws {SpoolFull} when it is nowhere
   */
  async write(event: AttemptEnvelope): Promise<void> {
    if (!this.isAway && (await this.append(event))) return
    this.isAway = true
    await this.spool.add(JSON.stringify(spooled(event)))
  }

  private async append(event: AttemptEnvelope): Promise<boolean> {
    const appended = this.log.append(accessEvents.name, [recordOf(event)]).then(
      () => true,
      (err: unknown) => {
        this.logger.warn({ err }, 'the log is away: attempts go to disk')
        return false
      },
    )
    return Promise.race([appended, pause(PATIENCE_MS, false, { ref: false })])
  }

  private async keepDraining(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      if (this.isAway) await this.drain()
      await pause(DRAIN_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  /** What arrives twice, since an answer of the log was lost, has the same id both times. */
  private async drain(): Promise<void> {
    try {
      await this.log.check()
      await this.spool.drain(async (lines) => {
        for (let n = 0; n < lines.length; n += LINES_A_TIME) {
          const records = lines.slice(n, n + LINES_A_TIME).map((line) => recordOf(JSON.parse(line) as AttemptEnvelope))
          await this.log.append(accessEvents.name, records)
        }
      })
      if (this.spool.size === 0) this.isAway = false
    } catch (err) {
      this.logger.debug({ err }, 'the log is still away')
    }
  }
}

const spooled = (event: AttemptEnvelope): AttemptEnvelope => {
  const data = event.data as { readonly flags: readonly string[] }
  return { ...event, data: { ...data, flags: [...data.flags, 'spooled'] } }
}
