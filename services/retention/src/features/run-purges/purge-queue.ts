import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE, findRights } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { PurgeCommand } from '../../domain/purge.js'
import { purges } from '../../purges/purge-aggregates.js'
import { type PurgeRow, type PurgeView, viewOf } from '../../purges/purge-view.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'

type OpenPurge = PurgeRow & { readonly tenant_id: string }

/** Has one deletion of an organisation run at a time, in the order in which they were asked for. */
@Injectable()
export class PurgeQueue {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
  ) {}

  async advance(): Promise<void> {
    const { rows } = await this.database.query<OpenPurge>(OPEN)
    const tenants = Map.groupBy(rows, ({ tenant_id: tenantId }) => tenantId)
    for (const open of tenants.values()) await this.startNext(open)
  }

  private async startNext(open: readonly OpenPurge[]): Promise<void> {
    const shown = open.map((row) => ({ row, view: viewOf(row, this.settings.secondPerson) }))
    if (shown.some(({ view }) => view.status === 'running')) return
    for (const { row, view } of shown) {
      const command = await this.commandFor(row, view)
      if (command === undefined) continue
      const by = { tenantId: row.tenant_id, actor: 'system' }
      await this.commands.handle({ aggregate: purges, id: row.purge_id, by, at: this.clock() }, command)
      if (command.type === 'start') return
    }
  }

  /** What was asked for by somebody who may no longer ask is given up; by policy there is nobody to ask. */
  private async commandFor(row: OpenPurge, view: PurgeView): Promise<PurgeCommand | undefined> {
    if (row.automatic && view.status === 'previewed') {
      return { type: (view.preview?.rows ?? 0) > 0 ? 'start' : 'cancel', by: 'system' }
    }
    if (view.status !== 'waiting') return undefined
    const isAllowed = (await this.mayDelete(row, row.confirmed_by)) && (await this.mayDelete(row, row.approved_by))
    return { type: isAllowed ? 'start' : 'cancel', by: 'system' }
  }

  private async mayDelete({ tenant_id: tenantId }: OpenPurge, actor: string | null): Promise<boolean> {
    if (actor === null) return true
    const [kind, id = ''] = actor.split(':')
    if (kind === 'user') {
      const person = await findRights(this.database, tenantId, id)
      return person?.enabled === true && person.rights.get('logs:delete') === 'everywhere'
    }
    const { rowCount } = await this.database.query(TOKEN, [tenantId, id, this.clock()])
    return rowCount === 1
  }
}

const OPEN = `
  select * from purges
  where decided in ('confirmed', 'approved', 'started') or (automatic and decided = 'requested')
  order by requested_at, purge_id`

const TOKEN = `
  select from known_api_tokens
  where tenant_id = $1 and token_id::text = $2 and revoked_at is null and (expires_at is null or expires_at > $3)
    and 'logs:delete' = any (permissions)`
