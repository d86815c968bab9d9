import { CLOCK, type Clock, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { KnownDevice } from '../credentials/known-credentials.js'
import { CommandBell } from './command-bell.js'
import { Deliveries } from './deliveries.js'
import { type WaitingCommand, waitingCommands } from './waiting-commands.js'

/** How long a device waits. */
export interface Patience {
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
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly bell: CommandBell,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * What a device has not replied to; waits when there is nothing, and answers nothing when the time is over.
   * @param known ids of the commands it is at already
   * @throws whatever `patience.confirm` throws: then nothing was handed over
   */
  async next(device: KnownDevice, known: readonly string[], patience: Patience): Promise<readonly WaitingCommand[]> {
    const until = performance.now() + patience.waitMs
    for (;;) {
      const leftMs = until - performance.now()
      const rung = this.bell.rung(leftMs) // before looking, or what comes in between would be missed
      const waiting = await waitingCommands(this.database, device, known, this.clock())
      if (patience.isGone()) return []
      if (waiting.length > 0) {
        await patience.confirm()
        this.deliveries.note(device, waiting)
        return waiting
      }
      if (leftMs <= 0 || this.bell.isSilent) return []
      await rung
    }
  }
}
