import { derivedId } from '@doorledger/kernel'
import { inTransaction } from '@doorledger/database'
import { CLOCK, type Clock, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { raiseOnce, settingsOf } from '../../alerts/raise-alerts.js'
import { permitsOf } from '../../domain/presence/permits-of.js'
import { isTrapped } from '../../domain/presence/presence.js'
import { LivePolicy } from '../../policy/live-policy.js'

/** Nobody is warned of an hour ahead to the second. */
const LOOK_AGAIN_MS = 20_000

interface Inside {
  readonly tenant_id: string
  readonly user_id: string
  readonly since: Date
  readonly access_event_id: string
  readonly facility_path: string
}

/** People inside areas that take a credential to leave, whose credentials end (R1.23, D-23). */
@Injectable()
export class TrappedPeople {
  private lookedAtMs = -Infinity
  private lookedAt = ''

  constructor(
    private readonly policy: LivePolicy,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async settle(): Promise<void> {
    const { rows } = await this.database.query<Inside>(INSIDE)
    if (rows.length === 0 || this.policy.staleSince !== undefined || !this.isDue(rows)) return
    for (const [tenantId, inside] of Map.groupBy(rows, ({ tenant_id: id }) => id)) await this.warn(tenantId, inside)
  }

  /** At once when somebody came in or left. */
  private isDue(rows: readonly Inside[]): boolean {
    const who = rows.map(({ access_event_id: id }) => id).join()
    const nowMs = performance.now()
    if (who === this.lookedAt && nowMs < this.lookedAtMs + LOOK_AGAIN_MS) return false
    this.lookedAt = who
    this.lookedAtMs = nowMs
    return true
  }

  private async warn(tenantId: string, inside: readonly Inside[]): Promise<void> {
    const settings = (await settingsOf(this.database, tenantId)).trappedInside
    if (!settings.enabled) return
    const now = this.clock()
    const users = new Set(inside.map(({ user_id: id }) => id))
    const permits = permitsOf(this.policy.of(tenantId).facts, users, now.getTime())
    for (const row of inside) {
      const held = permits(row.user_id)
      if (isTrapped(held, now, settings.warnBeforeSec)) await this.raise(row, held.endsAt ?? 'ended', now)
    }
  }

  /** Once before the end and once after it, as long as somebody stays. */
  private raise(row: Inside, ends: string, now: Date): Promise<void> {
    const { tenant_id: tenantid, user_id: userId, since, access_event_id: causedBy, facility_path: facilityPath } = row
    const id = derivedId('trapped inside', tenantid, userId, since.toISOString(), ends)
    const occasion = { tenantid, id, time: now.toISOString(), causedBy }
    const about = { kind: 'user', id: userId } as const
    return inTransaction(this.database, (client) =>
      raiseOnce({ client, now }, occasion, { kind: 'trapped_inside', severity: 'warning', about, facilityPath }),
    )
  }
}

/** From the areas that somebody is in up to the site: how many premises there are besides makes no difference. */
const INSIDE = `
  with recursive areas as materialized (select distinct tenant_id, area_id from presence),
  premises as (
    select tenant_id, id, state ->> 'parentId' as parent_id, coalesce((state ->> 'checkInToExit')::boolean, false) as is_checked
    from known_directory
    where kind = 'premises' and not (state ->> 'deleted')::boolean
  ),
  climb as (
    select tenant_id, area_id, parent_id, is_checked, array[id] as path
    from areas join premises using (tenant_id) where premises.id = area_id
    union all
    select tenant_id, area_id, outer_one.parent_id, climb.is_checked or outer_one.is_checked, outer_one.id || path
    from climb join premises as outer_one using (tenant_id) where outer_one.id = climb.parent_id
  )
  select tenant_id, user_id, since, access_event_id, array_to_string(path, '/') as facility_path
  from climb join presence using (tenant_id, area_id)
  where climb.parent_id is null and is_checked
  order by user_id`
