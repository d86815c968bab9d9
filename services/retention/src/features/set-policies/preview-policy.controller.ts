import { recordKind, type RecordKind, type RetentionPolicy, retentionPolicy } from '@doorledger/contracts'
import { cutoffOf, dayIn, isLonger, newId, nextRunAt } from '@doorledger/kernel'
import { type Caller, CurrentCaller, DATABASE, Performs, Requires, SiteClock } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { requestsByPolicy } from '../../domain/nightly-run.js'
import { effectivePolicy, requireSound } from '../../domain/policies.js'
import { countDeparted } from '../../erasures/departed-people.js'
import { CountPurge } from '../../purges/count-purge.js'
import { policiesOf, stepsTo } from '../../purges/known-policies.js'
import { purgeView, type PurgeView } from '../../purges/purge-view.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'
import { policyOf, policyRequest, policyWhere, requirePremises } from './policy-request.js'

const preview = z.object({
  before: retentionPolicy.describe('What holds now'),
  after: retentionPolicy,
  shortens: z.boolean().describe('Whether rows would go earlier than now'),
  cutoffBefore: z.iso.datetime().describe('What happened before it is older than the policy that holds now'),
  cutoffAfter: z.iso.datetime(),
  runsAt: z.iso.datetime().nullable().describe('When it would go; null: by hand only'),
  purge: purgeView
    .nullable()
    .describe('What would go then, counted like any deletion; null for people, who are asked for'),
  departed: z
    .object({
      people: z
        .int()
        .describe(
          'Who left longer ago than the policy keeps what they own, is not erased, and was not asked for since',
        ),
      held: z.int().describe('Of these, whom a hold names: none is erased before its release'),
    })
    .nullable()
    .describe('For whom the run at night would ask; of people alone'),
})
type Preview = z.infer<typeof preview>

/** What a policy would delete, before it is set. */
@ApiTags('Retention')
@Controller('v1/retention/policies/:kind/preview')
export class PreviewPolicyController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
    private readonly site: SiteClock,
    private readonly purges: CountPurge,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('retention:write')
  @Performs('retention-policy.preview')
  @ApiOperation({
    summary: 'What a policy would delete, and when',
    description: 'Counts what the next run at night would delete if the policy held. Nothing changes.',
  })
  @ApiOkResponse({ standardSchema: preview })
  async preview(
    @Param('kind', { schema: recordKind }) kind: RecordKind,
    @Query({ schema: policyWhere }) where: z.output<typeof policyWhere>,
    @Body({ schema: policyRequest }) asked: z.output<typeof policyRequest>,
    @CurrentCaller() caller: Caller,
  ): Promise<Preview> {
    const { tenantId } = caller
    const { premisesId } = where
    if (premisesId !== undefined) await requirePremises(this.database, tenantId, premisesId)
    const site = this.site.now()
    const day = dayIn(site.zone, site.now)
    const after = policyOf(kind, where, asked)
    requireSound(after, day)
    const all = await policiesOf(this.database, tenantId)
    const steps = premisesId === undefined ? [] : await stepsTo(this.database, tenantId, premisesId)
    const before = effectivePolicy(all, kind, { steps, ...this.settings })
    return {
      before,
      after,
      shortens: isLonger(before.keep, after.keep, day),
      cutoffBefore: cutoffOf(before.keep, site).toISOString(),
      cutoffAfter: cutoffOf(after.keep, site).toISOString(),
      runsAt: after.automatic ? nextRunAt(this.settings.runAt, site).toISOString() : null,
      purge: await this.counted(caller, after, all),
      departed: kind === 'people' ? await countDeparted(this.database, tenantId, cutoffOf(after.keep, site)) : null,
    }
  }

  /** The request of the run at night, without the token that would let it be confirmed. */
  private async counted(
    by: Caller,
    after: RetentionPolicy,
    all: readonly RetentionPolicy[],
  ): Promise<PurgeView | null> {
    const { tenantId, actor } = by
    const { premisesId, recordKind: kind } = after
    const steps = new Map<string, readonly string[]>()
    if (premisesId !== undefined) steps.set(premisesId, await stepsTo(this.database, tenantId, premisesId))
    const others = all.filter((policy) => policy.recordKind !== kind || policy.premisesId !== premisesId)
    const policies = [{ ...after, automatic: true }, ...others.map((policy) => ({ ...policy, automatic: false }))]
    const [request] = requestsByPolicy(policies, this.site.now(), steps)
    if (request === undefined) return null
    const { now } = this.site.now()
    return this.purges.count(by, now, { ...request, purgeId: newId(), by: actor, automatic: false })
  }
}
