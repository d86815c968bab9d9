import type { LegalHold } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { isCompleted } from '../../domain/purge-status.js'
import { forgottenDeletions, forgottenHolds, repeatedId } from '../../domain/repeated-deletions.js'
import { holds, purges } from '../../purges/purge-aggregates.js'
import type { PurgeRow } from '../../purges/purge-view.js'
import { type RecordLine, WRITTEN_RECORD, type WrittenRecord } from './written-record.js'

const MOST_AT_ONCE = 500

/**
 * Writes deletions and holds down outside the database, and does again what a database that was restored has forgotten:
 * holds first, since they came before what they survived.
 */
@Injectable()
export class WriteDown {
  private hasRepeated = false

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WRITTEN_RECORD) private readonly record: WrittenRecord | undefined,
  ) {}

  async run(): Promise<void> {
    if (this.record === undefined) return
    if (!this.hasRepeated) await this.repeat(await this.record.lines())
    this.hasRepeated = true
    await this.writeHolds(this.record)
    await this.writeDeletions(this.record)
  }

  private async repeat(lines: readonly RecordLine[]): Promise<void> {
    const written = lines.filter((line) => line.kind === 'hold')
    const known = await this.ids('select hold_id::text as id from holds where hold_id::text = any ($1)', [
      ...written.map(({ hold }) => hold.holdId),
    ])
    for (const { tenantId, hold } of forgottenHolds(written, known)) {
      const target = { aggregate: holds, id: hold.holdId, by: { tenantId, actor: 'system' }, at: this.clock() }
      await this.commands.handle(target, { type: 'place', hold })
    }
    const deletions = lines.filter((line) => line.kind === 'deletion')
    const ids = deletions.flatMap(({ request }) => [request.purgeId, repeatedId(request.purgeId)])
    const done = await this.ids(BEGUN, ids)
    for (const { tenantId, request } of forgottenDeletions(deletions, done)) {
      const by = { tenantId, actor: 'system' }
      await this.commands.handle(
        { aggregate: purges, id: request.purgeId, by, at: this.clock() },
        { type: 'preview', request },
      )
    }
  }

  private async ids(text: string, wanted: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.database.query<{ id: string }>(text, [wanted])
    return new Set(rows.map(({ id }) => id))
  }

  private async writeHolds(record: WrittenRecord): Promise<void> {
    const { rows } = await this.database.query<{ tenant_id: string; state: LegalHold }>(HOLDS, [MOST_AT_ONCE])
    if (rows.length === 0) return
    await record.add(rows.map(({ tenant_id: tenantId, state: hold }) => ({ kind: 'hold', tenantId, hold })))
    for (const { tenant_id: tenantId, state } of rows) {
      await this.database.query(HOLD_RECORDED, [tenantId, state.holdId, state])
    }
  }

  private async writeDeletions(record: WrittenRecord): Promise<void> {
    const { rows } = await this.database.query<PurgeRow & { tenant_id: string }>(DELETIONS, [MOST_AT_ONCE])
    const completed = rows.filter(({ record_kind: recordKind, purged }) => isCompleted({ recordKind, purged }))
    if (completed.length === 0) return
    const lines: RecordLine[] = []
    for (const { tenant_id: tenantId, purge_id: id } of completed) {
      const { state } = await this.commands.find(purges, tenantId, id)
      if (state !== undefined) lines.push({ kind: 'deletion', tenantId, request: state.request })
    }
    await record.add(lines)
    await this.database.query('update purges set recorded = true where purge_id = any ($1)', [
      completed.map(({ purge_id: id }) => id),
    ])
  }
}

const BEGUN = `
  select purge_id::text as id from purges where purge_id::text = any ($1) and (decided = 'started' or automatic)`
const HOLDS = 'select tenant_id, state from holds where not recorded order by placed_at, hold_id limit $1'
const HOLD_RECORDED = 'update holds set recorded = true where tenant_id = $1 and hold_id = $2 and state = $3'
const DELETIONS = `
  select * from purges where decided = 'started' and not recorded order by requested_at, purge_id limit $1`
