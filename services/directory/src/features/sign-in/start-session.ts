import type { SignInMethod } from '@doorledger/contracts'
import { entitiesOf } from '@doorledger/database'
import { newId } from '@doorledger/kernel'
import type { CommandHandler, WriteInSameTransaction } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, HttpProblem } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { sessions } from '../../aggregates/sessions.js'
import type { SessionEvent } from '../../domain/session.js'
import { sessionRows } from '../../sign-in-entities.js'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import type { Account } from '../check-passwords/accounts.js'
import { type SessionAnswer, sessionAnswerOf } from '../refresh-session/session-answer.js'
import type { RecognisedClient } from '../recognise-clients/recognised-client.js'
import { KeyRing } from '../sign-access-tokens/key-ring.js'

/** Who signed in, and how. */
export interface SignedIn {
  readonly account: Account
  readonly method: SignInMethod
  readonly from: SigningInFrom
  readonly correlationId: string
}

/** From what somebody signs in. */
export interface SigningInFrom {
  /** what the client calls itself */
  readonly client: string | undefined
  readonly recognised: RecognisedClient
}

const LONGEST_CLIENT = 200

/** Begins a session for somebody who proved who he is. */
@Injectable()
export class StartSession {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    private readonly ring: KeyRing,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SIGN_IN) private readonly limits: SignInSettings,
  ) {}

  async start({ account, method, from, correlationId }: SignedIn): Promise<SessionAnswer> {
    const { tenantId, userId, mustChangePassword } = account
    const at = this.clock()
    const sessionId = newId(at.getTime())
    const accessToken = await this.ring.sign({ tenantId, userId, sessionId, mustChangePassword })
    const inSameTransaction: WriteInSameTransaction<SessionEvent> = async (transaction) => {
      await transaction.query(WAIT_FOR_CHANGES, [tenantId, userId])
      const same = await transaction.query(STILL_THE_SAME, [tenantId, userId, account.passwordHash ?? null])
      if (same.rowCount === 0) throw changedMeanwhile()
      const named = { client: from.client?.slice(0, LONGEST_CLIENT) ?? null }
      await entitiesOf(transaction).update(sessionRows, { sessionId }, named)
    }
    const by = { tenantId, actor: `user:${userId}`, correlationId }
    const client = { ...from.recognised, adminArea: account.hasClearance }
    const start = { type: 'start', sessionId, userId, method, client } as const
    await this.commands.handle({ aggregate: sessions, id: sessionId, by, at, inSameTransaction }, start)
    const session = { sessionId, userId, startedAt: at, lastUsedAt: at, mustChangePassword }
    return sessionAnswerOf(session, accessToken, this.limits)
  }
}

/** Whoever changes the password meanwhile is waited for, or waits for this and then ends this session too. */
const WAIT_FOR_CHANGES = 'select from people where tenant_id = $1 and user_id = $2 for share'

/** A statement of its own: it sees what was waited for. */
const STILL_THE_SAME = `
  select from people person left join passwords password using (tenant_id, user_id)
   where person.tenant_id = $1 and person.user_id = $2 and person.enabled and password.hash is not distinct from $3`

const changedMeanwhile = (): HttpProblem =>
  new HttpProblem({ status: 401, code: 'sign_in_refused', detail: 'The username or the password is wrong' })
