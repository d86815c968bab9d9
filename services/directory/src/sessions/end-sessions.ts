import type { CommandHandler, Actor } from '@doorledger/event-store'
import { ACCESS_TOKEN_SEC, CLOCK, type Clock, CLOCK_TOLERANCE_SEC, COMMANDS } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { sessions } from '../aggregates/sessions.js'
import { dueEnding } from '../domain/session-life.js'
import type { Ending } from '../domain/session.js'
import { SIGN_IN, type SignInSettings } from '../sign-in-settings.js'
import { OpenSessions } from './open-sessions.js'

export interface DueSession {
  readonly sessionId: string
  readonly tenantId: string
  readonly ending: Ending
}

/** Ends sessions: here at once, elsewhere as soon as the event has arrived. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly open: OpenSessions,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SIGN_IN) private readonly limits: SignInSettings,
  ) {}

  /** A session that is over already stays as it is. */
  async end(sessionId: string, ending: Ending, by: Actor): Promise<void> {
    const at = this.clock()
    const refuseUntil = new Date(at.getTime() + (ACCESS_TOKEN_SEC + CLOCK_TOLERANCE_SEC) * 1000)
    await this.commands.handle({ aggregate: sessions, id: sessionId, by, at }, { type: 'end', ending, refuseUntil })
  }

  /** Ends a person’s sessions, all but one where one is to go on. */
  async endAllOf(userId: string, ending: Ending, by: Actor, but?: string): Promise<void> {
    for (const sessionId of await this.open.idsOfUser(by.tenantId, userId)) {
      if (sessionId !== but) await this.end(sessionId, ending, by)
    }
  }

  /** Sessions that are to end by now, and how. */
  async *due(): AsyncGenerator<DueSession> {
    const now = this.clock()
    const ago = (sec: number) => new Date(now.getTime() - sec * 1000)
    const { idleSec, lifetimeSec } = this.limits
    for await (const session of this.open.questionable(ago(idleSec), ago(lifetimeSec))) {
      const ending = dueEnding(session, now, this.limits)
      if (ending !== undefined) yield { sessionId: session.sessionId, tenantId: session.tenantId, ending }
    }
  }
}
