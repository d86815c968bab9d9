import { Injectable } from '@nestjs/common'
import { TENANT } from '../../tenant.js'
import { AttemptLimits } from '../check-passwords/attempt-limits.js'
import { TellFailure } from '../check-passwords/tell-failure.js'
import type { SessionAnswer } from '../refresh-session/session-answer.js'
import { type SigningInFrom, StartSession } from '../sign-in/start-session.js'
import { ExternalIdentities } from './external-identities.js'
import type { ExternalIdentity } from './identity-provider.js'

interface Request {
  readonly from: SigningInFrom
  /** of whoever came back from the provider */
  readonly address: string
  readonly correlationId: string
}

/** Begins a session, as any other, for whom the provider vouches. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly identities: ExternalIdentities,
    private readonly sessions: StartSession,
    private readonly limits: AttemptLimits,
    private readonly failures: TellFailure,
  ) {}

  /** Undefined when nobody who may sign in is meant. */
  async signIn(identity: ExternalIdentity, { address, ...request }: Request): Promise<SessionAnswer | undefined> {
    const account = await this.identities.find(TENANT, identity)
    if (account !== undefined) return this.sessions.start({ account, method: 'openid_connect', ...request })
    const attempt = this.limits.attempt(`${identity.issuer} ${identity.subject}`, address)
    await this.failures.tell(TENANT, attempt, { cause: 'refused' })
    return undefined
  }
}
