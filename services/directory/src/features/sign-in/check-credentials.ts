import { HttpProblem } from '@doorledger/service'
import { Injectable } from '@nestjs/common'
import { type Account, Accounts } from '../../passwords/accounts.js'
import { AttemptLimits } from '../../passwords/attempt-limits.js'
import { PasswordHashes } from '../../passwords/password-hashes.js'
import { TellFailure } from '../../passwords/tell-failure.js'

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
    private readonly failures: TellFailure,
  ) {}

  /** @throws {HttpProblem} 401 `sign_in_refused`; 429 after too many attempts for the name or from the address */
  async check({ tenantId, username, password, address }: Credentials): Promise<Account> {
    const attempt = this.limits.attempt(username, address)
    const locked = await this.limits.count(attempt)
    if (locked?.isFirst === true) await this.failures.tell(tenantId, attempt, { cause: 'locked' })
    locked?.refuse()

    const account = await this.accounts.byUsername(tenantId, username)
    const isRight = await this.hashes.matches(account?.passwordHash, password)
    if (account?.isEnabled !== true || !isRight) {
      await this.failures.tell(tenantId, attempt, { cause: 'refused', ...(account && { userId: account.userId }) })
      throw refused()
    }
    await this.limits.takeBack(attempt)
    return account
  }
}

const refused = (): HttpProblem =>
  new HttpProblem({ status: 401, code: 'sign_in_refused', detail: 'The username or the password is wrong' })
