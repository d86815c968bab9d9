import { LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { Logger } from 'pino'
import { type DueSession, EndSessions } from './end-sessions.js'

const EVERY_MS = 5_000

/** Ends sessions that are idle for too long, whose time is over or whose person may no longer. */
@Injectable()
export class EndDueSessions {
  private isBusy = false

  constructor(
    private readonly sessions: EndSessions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Interval(EVERY_MS)
  async look(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    try {
      for await (const session of this.sessions.due()) await this.end(session)
    } catch (err) {
      this.logger.warn({ err }, 'sessions that are due could not be ended')
    } finally {
      this.isBusy = false
    }
  }

  /** What cannot be ended yet is due the next time, and keeps no other open. */
  private async end({ sessionId, tenantId, ending }: DueSession): Promise<void> {
    await this.sessions
      .end(sessionId, ending, { tenantId, actor: 'system' })
      .catch((err: unknown) => this.logger.warn({ err, sessionId }, 'a session that is due cannot be ended yet'))
  }
}
