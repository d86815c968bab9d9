import { purgeableKind, type RetentionPolicy } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { COMMANDS, DATABASE, SiteClock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { dueDay, requestsByPolicy } from '../../domain/nightly-run.js'
import { stepsTo } from '../../purges/known-policies.js'
import { purges } from '../../purges/purge-aggregates.js'
import { RUN_AT } from '../../purges/run-at.js'

/**
 * Deletes by policy, once a day of the site. The day is taken in the transaction that asks for the deletions, so of
 * several replicas one does; a night that was missed is made up for as soon as something runs.
 */
@Injectable()
export class NightlyRun {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(RUN_AT) private readonly runAt: string,
    private readonly site: SiteClock,
  ) {}

  async run(): Promise<void> {
    const site = this.site.now()
    const day = dueDay(this.runAt, site)
    const { rows } = await this.database.query<{ tenant_id: string; policies: RetentionPolicy[] }>(DUE, [
      day,
      purgeableKind.options,
    ])
    for (const { tenant_id: tenantId, policies } of rows) {
      const steps = new Map<string, readonly string[]>()
      for (const { premisesId } of policies) {
        if (premisesId !== undefined) steps.set(premisesId, await stepsTo(this.database, tenantId, premisesId))
      }
      const requests = requestsByPolicy(policies, site, steps).map((request) => ({ ...request, purgeId: newId() }))
      await this.commands.handleTogether(async (batch) => {
        const { rowCount } = await batch.client.query(TAKE, [tenantId, day])
        if (rowCount === 0) return
        const target = { aggregate: purges, by: { tenantId, actor: 'system' }, at: site.now }
        await batch.handle(
          target,
          requests.map((request) => ({ id: request.purgeId, command: { type: 'preview' as const, request } })),
        )
      })
    }
  }
}

const DUE = `
  select tenant_id, jsonb_agg(policy) as policies from policies p
  where record_kind = any ($2) and not exists (
    select from nightly_runs n where n.tenant_id = p.tenant_id and n.day >= $1)
  group by tenant_id`

const TAKE = 'insert into nightly_runs (tenant_id, day) values ($1, $2) on conflict do nothing'
