import { purgeableKind, type RetentionPolicy } from '@doorledger/contracts'
import type { CommandBatch, CommandHandler } from '@doorledger/event-store'
import { cutoffOf, dueDay, newId, type Site } from '@doorledger/kernel'
import { COMMANDS, DATABASE, SiteClock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { requestsByPolicy } from '../../domain/nightly-run.js'
import { requestByPolicy } from '../../domain/erasure-request.js'
import { departedUnasked } from '../../erasures/departed-people.js'
import { erasureRequests } from '../../erasures/erasure-requests.js'
import { stepsTo } from '../../purges/known-policies.js'
import { purges } from '../../purges/purge-aggregates.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'

/**
 * Deletes by policy, and asks for the erasure of whoever left, once a day of the site. The day is taken in the transaction
 * that asks, so of several replicas one does; a night that was missed is made up for as soon as something runs.
 */
@Injectable()
export class NightlyRun {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
    private readonly site: SiteClock,
  ) {}

  async run(): Promise<void> {
    const site = this.site.now()
    const day = dueDay(this.settings.runAt, site)
    const { rows } = await this.database.query<{ tenant_id: string; policies: RetentionPolicy[] }>(DUE, [
      day,
      [...purgeableKind.options, 'people'],
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
        for (const policy of policies) await askForErasures(batch, tenantId, policy, site)
      })
    }
  }
}

/** Somebody answers them: erases, or refuses for a hold or for what the law asks. */
const askForErasures = async (
  batch: CommandBatch,
  tenantId: string,
  { recordKind, keep, automatic }: RetentionPolicy,
  site: Site,
): Promise<void> => {
  if (recordKind !== 'people' || !automatic) return
  const people = await departedUnasked(batch.client, tenantId, cutoffOf(keep, site))
  const requests = people.map((person) => requestByPolicy(person, { requestId: newId(), keep }, site))
  await batch.handle(
    { aggregate: erasureRequests, by: { tenantId, actor: 'system' }, at: site.now },
    requests.map((request) => ({ id: request.requestId, command: { type: 'receive' as const, request } })),
  )
}

/** A clock that was once ahead has taken days that are still to come: this day alone counts. */
const DUE = `
  select tenant_id, jsonb_agg(policy) as policies from policies p
  where record_kind = any ($2) and not exists (
    select from nightly_runs n where n.tenant_id = p.tenant_id and n.day = $1)
  group by tenant_id`

const TAKE = 'insert into nightly_runs (tenant_id, day) values ($1, $2) on conflict do nothing'
