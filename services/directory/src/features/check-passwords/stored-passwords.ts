import type { PasswordChanged } from '@doorledger/contracts'
import { type CommandHandler, type Commander, type WriteAlongside } from '@doorledger/postgres'
import { CLOCK, type Clock, COMMANDS } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { PasswordEvent } from '../../domain/password.js'
import { refuseWeakPassword } from '../../domain/password-policy.js'
import { passwords } from '../../passwords.js'
import { PasswordHashes } from './password-hashes.js'

export interface NewPassword {
  readonly userId: string
  readonly username: string
  readonly password: string
  readonly how: PasswordChanged['data']['how']
  /** the session that goes on; all others of the person end */
  readonly inSession?: string
  /** handed out for one use */
  readonly mustChange?: boolean
  /** what else belongs to the transaction */
  readonly alongside?: WriteAlongside<PasswordEvent>
}

/** Sets passwords. Only their hashes are kept, in a table of the directory and in no event. */
@Injectable()
export class StoredPasswords {
  constructor(
    private readonly hashes: PasswordHashes,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Links to set the password are of no use from then on.
   * @throws {DomainError} when the password is too weak, naming `newPassword`
   */
  async set(by: Commander, next: NewPassword): Promise<void> {
    const { userId, username, password, how, inSession, mustChange = false, alongside } = next
    refuseWeakPassword(password, username, 'newPassword')
    const hash = await this.hashes.hash(password)
    const at = this.clock()
    const write: WriteAlongside<PasswordEvent> = async (client, events) => {
      await alongside?.(client, events)
      await client.query(REPLACE, [by.tenantId, userId, hash, mustChange, at, inSession])
      await client.query('delete from password_links where tenant_id = $1 and user_id = $2', [by.tenantId, userId])
    }
    await this.commands.handle(
      { aggregate: passwords, id: userId, by, at, alongside: write },
      { type: 'change', userId, how },
    )
  }
}

const REPLACE = `
  insert into passwords (tenant_id, user_id, hash, must_change, changed_at, changed_in)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (tenant_id, user_id) do update
    set hash = excluded.hash, must_change = excluded.must_change,
        changed_at = excluded.changed_at, changed_in = excluded.changed_in`
