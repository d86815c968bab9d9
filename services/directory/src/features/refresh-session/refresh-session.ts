import { Inject, Injectable } from '@nestjs/common'
import { refreshOf } from '../../domain/session-life.js'
import type { Ending } from '../../domain/session.js'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import { EndSessions } from '../../sessions/end-sessions.js'
import { KeyRing } from '../../signing-keys/key-ring.js'
import { type FoundSession, OpenSessions } from '../../sessions/open-sessions.js'
import type { RefreshToken } from '../../sessions/refresh-cookie.js'
import { type SessionAnswer, sessionAnswerOf } from '../../sessions/session-answer.js'

/** The answer, and which refresh token goes with it. */
export interface Refreshed {
  readonly answer: SessionAnswer
  readonly token: RefreshToken
}

/** Goes on with a session, or ends it when that is due. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly open: OpenSessions,
    private readonly sessions: EndSessions,
    private readonly ring: KeyRing,
    @Inject(SIGN_IN) private readonly limits: SignInSettings,
  ) {}

  /** Undefined when the session is over, or ended by this. */
  async refresh(shown: RefreshToken, at: Date): Promise<Refreshed | undefined> {
    const session = await this.open.find(shown.sessionId)
    if (session === undefined) return undefined
    const outcome = refreshOf(session, shown.generation, at, this.limits)
    if (outcome === 'answer_again') return this.answer(session)
    if (outcome !== 'refresh') return this.end(session, outcome)
    const isFirst = await this.open.refresh(session, at)
    // Somebody showed the same token at the same time and came first, or the session ended: decided as of then.
    if (!isFirst) return this.refresh(shown, at)
    return this.answer({ ...session, generation: session.generation + 1, lastUsedAt: at })
  }

  private async answer(session: FoundSession): Promise<Refreshed> {
    const { sessionId, generation } = session
    const accessToken = await this.ring.sign(session)
    return { answer: sessionAnswerOf(session, accessToken, this.limits), token: { sessionId, generation } }
  }

  private async end({ sessionId, tenantId }: FoundSession, ending: Ending): Promise<undefined> {
    await this.sessions.end(sessionId, ending, { tenantId, actor: 'system' })
    return undefined
  }
}
