import { Inject, Injectable } from '@nestjs/common'
import { refreshOf } from '../../domain/session-life.js'
import type { Ending } from '../../domain/session.js'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import { EndSessions } from '../end-sessions/end-sessions.js'
import { KeyRing } from '../sign-access-tokens/key-ring.js'
import { type FoundSession, OpenSessions } from './open-sessions.js'
import type { RefreshToken } from './refresh-cookie.js'
import { type SessionAnswer, sessionAnswerOf } from './session-answer.js'

const REUSED: Ending = { reason: 'refresh_token_reused' }

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
  async refresh({ sessionId, generation }: RefreshToken, at: Date): Promise<SessionAnswer | undefined> {
    const session = await this.open.find(sessionId)
    if (session === undefined) return undefined
    const outcome = refreshOf(session, generation, at, this.limits)
    if (outcome !== 'goes_on') return this.end(session, outcome)
    // Two showed the same token at the same time, and the other came first.
    if (!(await this.open.refresh(session, at))) return this.end(session, REUSED)
    const accessToken = await this.ring.sign(session)
    return sessionAnswerOf({ ...session, lastUsedAt: at }, accessToken, this.limits)
  }

  private async end({ sessionId, tenantId }: FoundSession, ending: Ending): Promise<undefined> {
    await this.sessions.end(sessionId, ending, { tenantId, actor: 'system' })
    return undefined
  }
}
