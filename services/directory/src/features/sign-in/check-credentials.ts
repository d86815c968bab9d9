import { newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/postgres'
import { COMMANDS, HttpProblem } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { loginFailures } from '../../login-failures.js'
import { type Account, Accounts } from '../check-passwords/accounts.js'
import { type Attempt, AttemptLimits } from '../check-passwords/attempt-limits.js'
import { PasswordHashes } from '../check-passwords/password-hashes.js'

/** A name and a password from somewhere. */
export interface Credentials {
  readonly tenantId: string
  readonly username: string
  readonly password: string
  /** of whoever sent them */
  readonly address: string
}

/**
 * Tells whose name and password these are. Nobody has the name, the password is another, the person is disabled: the
 * answer is the same, and so is the work done for it, a slow hash included.
 */
@Injectable()
export class CheckCredentials {
  constructor(
    private readonly accounts: Accounts,
    private readonly hashes: PasswordHashes,
    private readonly limits: AttemptLimits,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
  ) {}

  /** @throws {HttpProblem} 401 `sign_in_refused`; 429 after too many attempts for the name or from the address */
  async check({ tenantId, username, password, address }: Credentials): Promise<Account> {
    const attempt = this.limits.attempt(username, address)
    const locked = await this.limits.count(attempt)
    if (locked?.isFirst === true) await this.tell(tenantId, attempt, { cause: 'locked' })
    locked?.refuse()

    const account = await this.accounts.byUsername(tenantId, username)
    const isRight = await this.hashes.matches(account?.passwordHash, password)
    if (account?.isEnabled !== true || !isRight) {
      await this.tell(tenantId, attempt, { cause: 'refused', ...(account && { userId: account.userId }) })
      throw refused()
    }
    await this.limits.takeBack(attempt)
    return account
  }

  private async tell(
    tenantId: string,
    attempt: Attempt,
    outcome: { readonly cause: 'refused' | 'locked'; readonly userId?: string },
  ): Promise<void> {
    const attemptId = newId()
    await this.commands.handle(
      { aggregate: loginFailures, id: attemptId, by: { tenantId, actor: 'anonymous' } },
      { type: 'record', failure: { attemptId, ...attempt, ...outcome } },
    )
  }
}

const refused = (): HttpProblem =>
  new HttpProblem({ status: 401, code: 'sign_in_refused', detail: 'The username or the password is wrong' })
