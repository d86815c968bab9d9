import type { CommandHandler } from '@doorledger/postgres'
import { type Caller, CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { credentials } from '../credentials.js'
import type { CredentialCommand } from '../domain/credential.js'
import { type CredentialView, findCredential } from '../features/list-credentials/credential-view.js'

/** Gives one command for one credential, and shows what became of it. */
@Injectable()
export class ChangeCredential {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param commandAt the command, given the time: RFC 3339 in UTC with milliseconds
   * @throws {DomainError} what the decider says, `credential_exists`, or why the person cannot hold it
   */
  async change(by: Caller, id: string, commandAt: (at: string) => CredentialCommand): Promise<CredentialView> {
    const at = this.clock()
    await this.commands.handle({ aggregate: credentials, id, by, at }, commandAt(at.toISOString()))
    return findCredential(this.database, by.tenantId, id)
  }
}
