import { DomainError } from '@doorledger/kernel'
import type { Actor } from '@doorledger/event-store'
import type { CallerSession } from '@doorledger/service'
import { Injectable } from '@nestjs/common'
import { type Account, Accounts } from '../../passwords/accounts.js'
import { AttemptLimits } from '../../passwords/attempt-limits.js'
import { PasswordHashes } from '../../passwords/password-hashes.js'
import { SetPassword } from '../../passwords/set-password.js'

export interface PasswordChange {
  readonly currentPassword: string
  readonly newPassword: string
  /** of whoever sent it */
  readonly address: string
}

/** Lets a person who knows his password set another. Wrong guesses count as they do at sign-in. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly hashes: PasswordHashes,
    private readonly limits: AttemptLimits,
    private readonly passwords: SetPassword,
  ) {}

  /** @throws {DomainError} `wrong_password`, or when the new one is too weak */
  async change(by: Actor, { userId, sessionId }: CallerSession, change: PasswordChange): Promise<void> {
    const account = await this.accounts.byId(by.tenantId, userId)
    if (account === undefined) throw new DomainError('user_not_found', 'not_found', 'You are no longer known')
    await this.confirm(account, change)
    const { username } = account
    const next = { userId, username, password: change.newPassword, how: 'old_password', inSession: sessionId } as const
    await this.passwords.set(by, next)
  }

  private async confirm({ username, passwordHash }: Account, change: PasswordChange): Promise<void> {
    const attempt = this.limits.attempt(username, change.address)
    ;(await this.limits.count(attempt))?.refuse()
    if (!(await this.hashes.matches(passwordHash, change.currentPassword))) {
      const detail = 'The current password is wrong'
      throw new DomainError('wrong_password', 'forbidden', detail, { field: 'currentPassword' })
    }
    await this.limits.takeBack(attempt)
  }
}
