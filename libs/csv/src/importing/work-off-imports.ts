import type { CommandHandler } from '@doorledger/event-store'
import { WakeUpSignal } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { ImportSteps } from './import-steps.js'

/** How soon files that another process took in are noticed. */
const POLL_MS = 2_000
const RETRY_MS = 1_000
const TIDY_EVERY_MS = 60 * 60 * 1_000

/**
 * Works files in, some rows a transaction: the rows taken off, what they became, and how far the import is. So a process
 * may end at any moment; the next goes on where it was, and nobody is lost or there twice.
 */
@Injectable()
export class WorkOffImports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly wakeUpSignal = new WakeUpSignal()
  private readonly stopping = new AbortController()
  private running = Promise.resolve()
  private tidyAtMs = 0

  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly steps: ImportSteps,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run()
  }

  /** Ends with the rows under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    this.wake()
    await this.running
  }

  /** There is something to do. */
  wake(): void {
    this.wakeUpSignal.call()
  }

  private async rest(): Promise<void> {
    const nowMs = this.clock().getTime()
    if (nowMs >= this.tidyAtMs) {
      await this.commands.handleTogether((batch) => this.steps.tidy(batch))
      this.tidyAtMs = nowMs + TIDY_EVERY_MS
    }
    await this.wakeUpSignal.sleep(POLL_MS)
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        const worked = await this.commands.handleTogether((batch) => this.steps.step(batch))
        if (worked === undefined) await this.rest()
        else if (worked.isOver) this.steps.forgetKey(worked.job)
      } catch (error) {
        this.logger.warn(
          { ...safely(error), retryMs: RETRY_MS },
          'Rows could not be imported; they will be tried again',
        )
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}

/** What an error of the database says may hold a row, so only its kind is told. */
const safely = (error: unknown): object => {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown }
  return { failure: name, code }
}
