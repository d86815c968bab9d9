import { purgeableKind, type PurgeableKind, type RetentionPolicy } from '@doorledger/contracts'
import { DomainError, newId, sha256 } from '@doorledger/kernel'
import { type Caller, CurrentCaller, DATABASE, Performs, Requires, SiteClock } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { z } from 'zod'
import { requireOldEnough } from '../../domain/old-enough.js'
import { effectivePolicy } from '../../domain/policies.js'
import type { PurgeRequest } from '../../domain/purge.js'
import { policiesOf, stepsTo } from '../../purges/known-policies.js'
import { purgeView } from '../../purges/purge-view.js'
import { CountPurge } from '../../purges/count-purge.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'

const MOST_DAYS = 36_500
const DAY_MS = 86_400_000
const TOKEN_MS = 600_000

const request = z.strictObject({
  recordKind: purgeableKind,
  keepDays: z
    .number()
    .int('must be a whole number of days')
    .min(1, 'must be at least 1')
    .max(MOST_DAYS, `must be at most ${MOST_DAYS}`)
    .describe('Rows older than so many times 24 hours go'),
  premisesId: z.string().min(1).optional().describe('Rows in these premises alone; of the access log only'),
  overrideReason: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .describe('Why earlier than the policy allows; takes `retention:override` besides'),
})

const answer = purgeView.extend({
  token: z.string().describe('Confirms the deletion, once, by whoever asked for the preview'),
  tokenExpiresAt: z.iso.datetime(),
  confirmation: z.string().describe('What must be typed to confirm: the number of days'),
  cannotComeBack: z.string(),
  needsSecondPerson: z.boolean().describe('Whether somebody else must agree to it, too, before it begins'),
})
type Answer = z.infer<typeof answer>

const WARNING =
  'What is deleted cannot come back: rows, their records in the log where nothing else needs them, and what views hold ' +
  'of them. Make a backup, or export what you need, first.'

@ApiTags('Retention')
@Controller('v1/retention/purges/preview')
@Requires('logs:delete')
export class PreviewPurgeController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly purges: CountPurge,
    private readonly site: SiteClock,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
  ) {}

  @Post()
  @HttpCode(200)
  @Performs('purge.preview')
  @ApiOperation({
    summary: 'What a deletion of old records would delete',
    description:
      'Counts exactly. The cutoff is fixed here, and so is how far the log counts: rows that arrive later stay. ' +
      'Nothing is deleted. While many rows are counted the status is `counting`: ask for the purge by its id then.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async preview(
    @Body({ schema: request }) { recordKind, keepDays, premisesId, overrideReason }: z.output<typeof request>,
    @CurrentCaller() caller: Caller,
  ): Promise<Answer> {
    const { zone, now } = this.site.now()
    const cutoff = new Date(now.getTime() - keepDays * DAY_MS)
    const { policies, exceptPremises } = await this.policiesFor(caller.tenantId, recordKind, premisesId)
    if (overrideReason === undefined) requireOldEnough(policies, cutoff, { zone, now })
    else requireOverride(caller)
    const asked: PurgeRequest = {
      purgeId: newId(),
      recordKind,
      cutoff: cutoff.toISOString(),
      keepDays,
      by: caller.actor,
      automatic: false,
      ...(premisesId !== undefined && { premisesId }),
      ...(exceptPremises.length > 0 && { exceptPremises }),
      ...(overrideReason !== undefined && { overrideReason }),
    }
    const token = randomBytes(32).toString('base64url')
    const view = await this.purges.count(caller, now, asked, async (client) => {
      await client.query('update purges set token_hash = $2 where purge_id = $1', [asked.purgeId, sha256(token)])
    })
    const expires = new Date(now.getTime() + TOKEN_MS).toISOString()
    const toConfirm = { token, tokenExpiresAt: expires, confirmation: String(keepDays) }
    return { ...view, ...toConfirm, cannotComeBack: WARNING, needsSecondPerson: this.settings.secondPerson }
  }

  /** Premises with a policy of their own are left to it, unless they are named. */
  private async policiesFor(
    tenantId: string,
    kind: PurgeableKind,
    premisesId: string | undefined,
  ): Promise<{ policies: readonly RetentionPolicy[]; exceptPremises: string[] }> {
    if (premisesId !== undefined && kind !== 'access-log') {
      const field = 'premisesId'
      throw new DomainError('retention_not_of_premises', 'invalid', `${field}: can be named for the access log only`, {
        field,
      })
    }
    const all = await policiesOf(this.database, tenantId)
    const steps = premisesId === undefined ? [] : await stepsTo(this.database, tenantId, premisesId)
    if (premisesId !== undefined && steps.length === 0) {
      const field = 'premisesId'
      throw new DomainError('premises_unknown', 'invalid', `${field}: must be the id of premises`, { field })
    }
    const ofOthers = all.filter((policy) => policy.recordKind === kind && policy.premisesId !== undefined)
    const except = ofOthers.flatMap(({ premisesId: id }) => (id === undefined || steps.includes(id) ? [] : [id]))
    return { policies: [effectivePolicy(all, kind, { steps, ...this.settings })], exceptPremises: except }
  }
}

const requireOverride = ({ rights }: Caller): void => {
  if (rights.get('retention:override') === 'everywhere') return
  throw new DomainError('permission_missing', 'forbidden', 'overrideReason: takes `retention:override`', {
    field: 'overrideReason',
    permission: 'retention:override',
  })
}
