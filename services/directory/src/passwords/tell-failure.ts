import { newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import { COMMANDS } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { loginFailures } from '../aggregates/login-failures.js'
import type { Attempt } from './attempt-limits.js'

/** Why an attempt failed, and whose name it was, where it was somebody’s. */
export interface Failure {
  readonly cause: 'refused' | 'locked'
  readonly userId?: string
}

/** Tells the audit log of attempts to sign in that failed. */
@Injectable()
export class TellFailure {
  constructor(@Inject(COMMANDS) private readonly commands: CommandHandler) {}

  async tell(tenantId: string, attempt: Attempt, failure: Failure): Promise<void> {
    const attemptId = newId()
    await this.commands.handle(
      { aggregate: loginFailures, id: attemptId, by: { tenantId, actor: 'anonymous' } },
      { type: 'record', failure: { attemptId, ...attempt, ...failure } },
    )
  }
}
