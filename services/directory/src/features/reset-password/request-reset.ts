import { Injectable } from '@nestjs/common'
import { TENANT } from '../../tenant.js'
import { Accounts } from '../../passwords/accounts.js'
import { type Attempt, AttemptLimits } from '../../passwords/attempt-limits.js'
import { MailLinks } from './mail-links.js'
import { PasswordLinks } from './password-links.js'

/** Who forgot his password, as somebody says who may be anybody. */
export interface ResetRequest {
  readonly username: string
  readonly attempt: Attempt
  readonly correlationId: string
}

/** Sends a link to whoever forgot his password. Whoever asks learns nothing of it, so he need not wait for it. */
@Injectable()
export class RequestReset {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
    private readonly mail: MailLinks,
    private readonly limits: AttemptLimits,
  ) {}

  async request({ username, attempt, correlationId }: ResetRequest): Promise<void> {
    if (!this.mail.isPossible || !(await this.limits.allowsReset(attempt))) return
    const account = await this.accounts.byUsername(TENANT, username)
    if (account?.isEnabled !== true || account.email === null) return
    const by = { tenantId: TENANT, actor: 'anonymous', correlationId }
    const { token } = await this.links.make(by, account.userId, 'mail')
    await this.mail.send(account.email, token)
  }
}
