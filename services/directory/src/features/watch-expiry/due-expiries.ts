import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE, LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { groups } from '../../aggregates/groups.js'
import { permissionsOfPeople } from '../../aggregates/permissions.js'
import { type ExpiredPermissions, expiredPermissions, markTold, passOverUnheld } from './expired-permissions.js'

const AT_ONCE = 500
const AT_ONCE_UNHELD = 5_000

interface ExpiredGroup {
  readonly tenant_id: string
  readonly group_id: string
  readonly valid_until: Date
}

/** Tells whose validity is over, by the clock of the server: of groups, and of the credentials that people hold. */
@Injectable()
export class DueExpiries {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What cannot be told yet is due the next time. */
  async settle(): Promise<void> {
    const at = this.clock()
    const { rows } = await this.database.query<ExpiredGroup>(DUE_GROUPS, [at, AT_ONCE])
    for (const group of rows) await this.trying(this.expire(group, at))
    for (const expired of await expiredPermissions(this.database, at, AT_ONCE)) await this.trying(this.tell(expired))
    await passOverUnheld(this.database, at, AT_ONCE_UNHELD)
  }

  private async expire({ tenant_id: tenantId, group_id: id, valid_until }: ExpiredGroup, at: Date): Promise<void> {
    await this.commands.handle(
      { aggregate: groups, id, by: bySystem(tenantId), at: valid_until },
      { type: 'letTimePass', at: at.toISOString() },
    )
  }

  private async tell(expired: ExpiredPermissions): Promise<void> {
    const { tenantId, userId, credentialIds, validUntil, holdsOthers } = expired
    const target = { aggregate: permissionsOfPeople, id: userId, by: bySystem(tenantId), at: validUntil }
    await this.commands.handle(
      { ...target, inSameTransaction: markTold(expired) },
      {
        type: 'expire',
        userId,
        credentialIds,
        validUntil: validUntil.toISOString(),
        doors: holdsOthers ? 'some' : 'all',
      },
    )
  }

  private async trying(telling: Promise<void>): Promise<void> {
    await telling.catch((err: unknown) => this.logger.warn({ err }, 'What has expired cannot be told yet'))
  }
}

const bySystem = (tenantId: string) => ({ tenantId, actor: 'system' })

const DUE_GROUPS = `
  select tenant_id, group_id, valid_until from groups
  where deleted_at is null and valid_until <= $1 and valid_until is distinct from told_until
  order by valid_until limit $2`
