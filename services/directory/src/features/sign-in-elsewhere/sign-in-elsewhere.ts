import { Injectable } from '@nestjs/common'
import { TENANT } from '../../tenant.js'
import type { SessionAnswer } from '../refresh-session/session-answer.js'
import { StartSession } from '../sign-in/start-session.js'
import { ExternalIdentities } from './external-identities.js'
import type { ExternalIdentity } from './identity-provider.js'

interface Request {
  readonly client: string | undefined
  readonly correlationId: string
}

/** Begins a session, as any other, for whom the provider vouches. */
@Injectable()
export class SignInElsewhere {
  constructor(
    private readonly identities: ExternalIdentities,
    private readonly sessions: StartSession,
  ) {}

  /** Undefined when nobody who may sign in is meant. */
  async signIn(identity: ExternalIdentity, request: Request): Promise<SessionAnswer | undefined> {
    const account = await this.identities.find(TENANT, identity)
    return account && this.sessions.start({ account, method: 'openid_connect', ...request })
  }
}
