import type { PasswordChanged } from '@doorledger/contracts'
import { entitiesOf } from '@doorledger/database'
import type { CommandHandler, Actor, WriteInSameTransaction } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { PasswordEvent } from '../../domain/password.js'
import { refuseWeakPassword } from '../../domain/password-policy.js'
import { passwords } from '../../aggregates/passwords.js'
import { passwordLinkRows, passwordRows } from '../../sign-in-entities.js'
import { PasswordHashes } from '../check-passwords/password-hashes.js'
import { EndSessions } from '../end-sessions/end-sessions.js'

export interface NewPassword {
  readonly userId: string
  readonly username: string
  readonly password: string
  readonly how: PasswordChanged['data']['how']
  /** the session that goes on */
  readonly inSession?: string
  /** what else belongs to the transaction; first in it */
  readonly inSameTransaction?: WriteInSameTransaction<PasswordEvent>
}

/** Sets passwords. Only their hashes are kept, in a table of the directory and in no event. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly hashes: PasswordHashes,
    private readonly sessions: EndSessions,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All other sessions of the person end, and links to set the password are of no use from then on.
   * @throws {DomainError} when the password is too weak, naming `newPassword`
   */
  async set(by: Actor, next: NewPassword): Promise<void> {
    const { userId, username, password, how, inSession } = next
    refuseWeakPassword(password, username, 'newPassword')
    const hash = await this.hashes.hash(password)
    const at = this.clock()
    const inSameTransaction: WriteInSameTransaction<PasswordEvent> = async (client, events) => {
      await next.inSameTransaction?.(client, events)
      // Whoever signs in with the old one at this moment either is done, or will find that it changed.
      await client.query('select from people where tenant_id = $1 and user_id = $2 for update', [by.tenantId, userId])
      const whose = { tenantId: by.tenantId, userId }
      const row = { ...whose, hash, mustChange: false, changedAt: at, changedIn: inSession ?? null }
      await entitiesOf(client).upsert(passwordRows, row, ['tenantId', 'userId'])
      await entitiesOf(client).delete(passwordLinkRows, whose)
    }
    const target = { aggregate: passwords, id: userId, by, at, inSameTransaction }
    await this.commands.handle(target, { type: 'change', userId, how })
    // What a crash leaves open now is due, and ended by the next look at what is.
    const system = { tenantId: by.tenantId, actor: 'system' }
    await this.sessions.endAllOf(userId, { reason: 'password_changed' }, system, inSession)
  }
}
