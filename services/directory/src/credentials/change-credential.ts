import { everywhereIn } from '@doorledger/database'
import { type CommandHandler } from '@doorledger/event-store'
import { type ScopedCaller, CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { credentials } from '../aggregates/credentials.js'
import type { CredentialCommand } from '../domain/credential.js'
import { type CredentialView, findCredential } from './credential-view.js'

/** Gives one command for one credential, and shows what became of it. */
@Injectable()
export class ChangeCredential {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws {DomainError} `credential_not_found`, what the decider says, `credential_exists`, or why the person cannot
   * hold it
   */
  async change(by: ScopedCaller, id: string, commandAt: CommandAt): Promise<CredentialView> {
    if (by.premises !== undefined) await findCredential(this.database, by, id)
    return this.give(by, id, commandAt)
  }

  /** For a credential that is not there yet. */
  async give(by: ScopedCaller, id: string, commandAt: CommandAt): Promise<CredentialView> {
    const at = this.clock()
    await this.commands.handle({ aggregate: credentials, id, by, at }, commandAt(at.toISOString()))
    // Taken back, it is nowhere; who took it back sees that once.
    return findCredential(this.database, everywhereIn(by.tenantId), id)
  }
}

/** The command, given the time: RFC 3339 in UTC with milliseconds. */
export type CommandAt = (at: string) => CredentialCommand
