import { permission } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { inTransaction } from '@doorledger/database'
import { type CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { Pool } from 'pg'
import { apiTokens } from '../../aggregates/api-tokens.js'
import { hashOfSecret, newApiTokenSecret } from '../../api-tokens/api-token-secret.js'
import { AdministratorTokenFile } from './administrator-token-file.js'

const TENANT = 'default'
const NAME = 'administrator'

/** Replicas that start together take turns. */
const BOOTSTRAPPING = 0x0d1e

/**
 * Sees to it that someone can issue tokens: at the first start, and after the last such token was revoked or expired.
 * The file is written before the token is issued, and what a crash left in it is used by the next start; so the token
 * in the file works whenever this has returned. An operator may also put a token there beforehand.
 */
@Injectable()
export class BootstrapAdministrator implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly file: AdministratorTokenFile,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return inTransaction(this.database, async (client) => {
      await client.query('select pg_advisory_xact_lock($1::int, $2::regclass::oid::int)', [BOOTSTRAPPING, 'api_tokens'])
      if (!(await this.someoneCanIssueTokens())) await this.issueAdministrator()
    })
  }

  private async issueAdministrator(): Promise<void> {
    const at = this.clock()
    const id = newId(at.getTime())
    const secret = (await this.unusedSecretInFile()) ?? (await this.newSecretInFile())
    const token = { tokenId: id, name: NAME, tokenHash: hashOfSecret(secret), permissions: permission.options }
    await this.commands.handle(
      { aggregate: apiTokens, id, by: { tenantId: TENANT, actor: 'system' }, at },
      { type: 'issue', token, grantable: new Set(permission.options), at },
    )
    this.file.announce()
  }

  private async unusedSecretInFile(): Promise<string | undefined> {
    const secret = await this.file.read()
    return secret !== undefined && !(await this.isKnown(secret)) ? secret : undefined
  }

  private async newSecretInFile(): Promise<string> {
    const secret = newApiTokenSecret()
    await this.file.write(secret)
    return secret
  }

  private async someoneCanIssueTokens(): Promise<boolean> {
    const { rowCount } = await this.database.query(
      `select from api_tokens
       where tenant_id = $1 and 'token:write' = any (permissions)
         and revoked_at is null and (expires_at is null or expires_at > $2)
       limit 1`,
      [TENANT, this.clock()],
    )
    return rowCount === 1
  }

  private async isKnown(secret: string): Promise<boolean> {
    const query = 'select from api_tokens where token_hash = $1'
    const { rowCount } = await this.database.query(query, [hashOfSecret(secret)])
    return rowCount === 1
  }
}
