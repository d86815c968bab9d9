import {
  accessResult,
  accessType,
  type LegalHold,
  legalHold,
  reason,
  recordKind,
  retentionPolicy,
  timestamp,
} from '@doorledger/contracts'
import { endOfTerm } from '@doorledger/kernel'
import { type Caller, CurrentCaller, DATABASE, Requires, SiteClock } from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { holdsRow } from '../../domain/holds-row.js'
import { effectivePolicy, minimumOf } from '../../domain/policies.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'
import { policiesOf, stepsTo } from '../../purges/known-policies.js'

const query = z.strictObject({
  recordKind,
  occurredAt: z.iso.datetime({ offset: true }).describe('When the row happened; of people, when they left'),
  premises: z.string().optional().describe('Id of the premises it lies in'),
  user: z.string().optional(),
  door: z.string().optional(),
  device: z.string().optional(),
  accessType: accessType.optional(),
  result: accessResult.optional(),
  reason: reason.optional(),
})

const explanation = z.object({
  policy: retentionPolicy,
  source: z.enum(['premises', 'organisation', 'release']).describe('Whose policy it is'),
  mustBeKeptUntil: timestamp.describe('Nobody deletes it earlier without `retention:override`'),
  deletedFrom: timestamp.nullable().describe('When the nightly run deletes it; null: not by itself'),
  holds: z.array(legalHold.pick({ holdId: true, matter: true, custodian: true })).describe('What keeps it beyond that'),
})

@ApiTags('Retention')
@Controller('v1/retention/explain')
export class ExplainController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOperation({ summary: 'How long a row is kept, and why' })
  @ApiOkResponse({ standardSchema: explanation })
  async explain(
    @Query({ schema: query }) row: z.output<typeof query>,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<z.infer<typeof explanation>> {
    const steps = row.premises === undefined ? [] : await stepsTo(this.database, tenantId, row.premises)
    const all = await policiesOf(this.database, tenantId)
    const policy = effectivePolicy(all, row.recordKind, { steps, ...this.settings })
    const { zone } = this.site.now()
    const occurredAt = new Date(row.occurredAt)
    // A row goes on the day after its term is over: until then its whole day is kept.
    const dueAfter = (term: string) => endOfTerm(term, occurredAt, zone).toISOString()
    const held = (await this.holdsOf(tenantId)).filter(({ scope }) =>
      holdsRow(scope, { ...row, steps, occurredAt: occurredAt.toISOString() }),
    )
    const isSet = all.some(
      ({ recordKind: kind, premisesId }) => kind === policy.recordKind && premisesId === policy.premisesId,
    )
    return {
      policy,
      source: policy.premisesId !== undefined ? 'premises' : isSet ? 'organisation' : 'release',
      mustBeKeptUntil: dueAfter(minimumOf(policy)),
      deletedFrom: policy.automatic ? dueAfter(policy.keep) : null,
      holds: held.map(({ holdId, matter, custodian }) => ({ holdId, matter, custodian })),
    }
  }

  private async holdsOf(tenantId: string): Promise<readonly LegalHold[]> {
    const { rows } = await this.database.query<{ state: LegalHold }>(
      'select state from holds where tenant_id = $1 and released_at is null',
      [tenantId],
    )
    return rows.map(({ state }) => state)
  }
}
