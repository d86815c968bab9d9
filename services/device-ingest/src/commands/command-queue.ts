import { STOPPING } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { KnownDevice } from '../credentials/known-credentials.js'
import { CommandNotifier } from './command-notifier.js'
import { Deliveries } from './deliveries.js'
import { type WaitingCommand, WaitingCommands } from './waiting-commands.js'

/** How long a device waits. */
export interface PollTimeouts {
  readonly waitMs: number
  /** whether nobody listens any more */
  readonly isGone: () => boolean
  /** rejects when it may not be told any more: its credential may have been revoked while it waited */
  readonly confirm: () => Promise<unknown>
}

/** What devices are to do, for those that ask. */
@Injectable()
export class CommandQueue {
  constructor(
    private readonly waiting: WaitingCommands,
    private readonly notifier: CommandNotifier,
    private readonly deliveries: Deliveries,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  /**
   * What a device has not replied to; waits when there is nothing, and answers nothing when the time is over.
   * @param known ids of the commands it is at already
   * @throws whatever `patience.confirm` throws: then nothing was handed over
   */
  async next(
    device: KnownDevice,
    known: readonly string[],
    timeouts: PollTimeouts,
  ): Promise<readonly WaitingCommand[]> {
    const timeLeft = this.timeLeft(timeouts.waitMs)
    for (;;) {
      const isLast = timeLeft.aborted
      const rung = this.notifier.rung(timeLeft) // before looking, or what comes in between would be missed
      const waiting = await this.waiting.of(device, known)
      if (timeouts.isGone()) return []
      if (waiting.length > 0) {
        await timeouts.confirm()
        this.deliveries.note(device, waiting)
        return waiting
      }
      if (isLast) return []
      await rung
    }
  }

  /** Aborted when the time is over or the process stops. */
  private timeLeft(waitMs: number): AbortSignal {
    return waitMs <= 0 ? AbortSignal.abort() : AbortSignal.any([this.stopping, AbortSignal.timeout(Math.ceil(waitMs))])
  }
}
