import type { ClientBase } from 'pg'
import { inTransaction } from '@doorledger/database'
import { type ActionResult, type AuditedAction, reportAction } from './audited-action.js'
import type { CommandPlatform } from './command-handler.js'
import type { Actor } from './actor.js'

/** How long what is repeated is counted before it is reported again. */
const WINDOW_MS = 600_000
const MOST_AT_ONCE = 100

/** Somebody who does something again and again, such as looking at a page that refreshes itself. */
export interface Repeating extends Actor {
  /** what belongs together: a session, or whoever acts without one */
  readonly session: string
}

/**
 * Reports what would be noise if each time were reported: the first time at once, and what follows within ten minutes
 * by one report that says how often. The count is a row, committed before the answer goes out, so that it is right
 * across replicas and after a crash.
 */
export class RepeatedActions {
  constructor(private readonly platform: Pick<CommandPlatform, 'database' | 'service' | 'clock'>) {}

  /**
   * Resolves when all are reported or counted, or none.
   * @param actions each with a target of its own
   */
  async note(by: Repeating, actions: readonly AuditedAction[], result: ActionResult): Promise<void> {
    const noted = actions.map((action) => ({ action, key: keyOf(by, action, result) }))
    if (await this.countFurther(by.tenantId, [...new Set(noted.map(({ key }) => key))])) return
    noted.sort((one, other) => (one.key < other.key ? -1 : 1)) // two requests at once must not wait for each other
    await inTransaction(this.platform.database, async (client) => {
      for (const { action, key } of noted) {
        const about = { action: { ...action, reported: false }, result, actor: by.actor }
        if (await this.isFirst(client, { tenantId: by.tenantId, key, about })) {
          await reportAction(client, action, result, this.eventMetadata(by, this.now()))
        }
      }
    })
  }

  /**
   * Reports what was counted in windows that are over. Replicas share the work.
   * @returns how many windows were over
   */
  async closeWindows(): Promise<number> {
    let closed = 0
    for (;;) {
      const rows = await inTransaction(this.platform.database, (client) => this.closeSome(client))
      closed += rows
      if (rows < MOST_AT_ONCE) return closed
    }
  }

  /** What is read again and again takes one statement. False, and nothing is counted, unless all were noted before. */
  private async countFurther(tenantId: string, keys: readonly string[]): Promise<boolean> {
    const { rowCount } = await this.platform.database.query(COUNT_FURTHER, [tenantId, keys, this.now()])
    return rowCount === keys.length
  }

  private async isFirst(client: ClientBase, { tenantId, key, about }: Noted): Promise<boolean> {
    const now = this.now()
    const { rows } = await client.query<{ is_first: boolean }>(COUNT, [
      tenantId,
      key,
      JSON.stringify(about),
      now,
      new Date(now.getTime() + WINDOW_MS),
    ])
    return rows[0]!.is_first
  }

  private async closeSome(client: ClientBase): Promise<number> {
    const { rows } = await client.query<WindowRow>(CLOSE, [this.now(), MOST_AT_ONCE])
    for (const { tenant_id: tenantId, report, ...window } of rows) {
      if (window.further === 0) continue
      const counted = { occurrences: window.further, since: window.first_at.toISOString() }
      const about = this.eventMetadata({ tenantId, actor: report.actor }, window.last_at)
      await reportAction(client, report.action, { ...report.result, ...counted }, about)
    }
    return rows.length
  }

  private now(): Date {
    return this.platform.clock?.() ?? new Date()
  }

  private eventMetadata({ tenantId, actor, correlationId }: Actor, at: Date) {
    return {
      service: this.platform.service,
      tenantId,
      actor,
      ...(correlationId !== undefined && { correlationId }),
      occurredAt: at.toISOString(),
      recordedAt: this.now().toISOString(),
    }
  }
}

interface About {
  readonly action: AuditedAction
  readonly result: ActionResult
  readonly actor: string
}

interface Noted {
  readonly tenantId: string
  readonly key: string
  readonly about: About
}

interface WindowRow {
  readonly tenant_id: string
  readonly report: About
  readonly first_at: Date
  readonly last_at: Date
  readonly further: number
}

const keyOf = ({ session, actor }: Repeating, { name, target }: AuditedAction, { outcome, failure }: ActionResult) =>
  JSON.stringify([session, actor, name, target?.kind, target?.id, outcome, failure?.code, failure?.field])

const COUNT = `
  insert into repeated_actions (tenant_id, key, report, first_at, last_at, further, closes_at)
  values ($1, $2, $3, $4, $4, 0, $5)
  on conflict (tenant_id, key) do update
    set further = repeated_actions.further + 1, last_at = greatest(repeated_actions.last_at, excluded.last_at)
  returning further = 0 as is_first`

/**
 * Rows are locked in the order of their keys: two requests at once must not wait for each other. The first time was on disk
 * before it was answered; counting further does not wait for the disk, so that a server that loses power loses the counts
 * of its last second. A killed process loses none.
 */
const COUNT_FURTHER = `
  with noted as materialized (
    select key from repeated_actions
    where tenant_id = $1 and key = any ($2::text[]) and set_config('synchronous_commit', 'off', true) = 'off'
    order by key for update
  )
  update repeated_actions set further = further + 1, last_at = greatest(last_at, $3)
  where tenant_id = $1 and key in (select key from noted) and (select count(*) from noted) = cardinality($2::text[])`

const CLOSE = `
  delete from repeated_actions where (tenant_id, key) in (
    select tenant_id, key from repeated_actions where closes_at <= $1 order by closes_at limit $2
    for update skip locked)
  returning tenant_id, report, first_at, last_at, further`
