import {
  accessResult,
  accessType,
  type LegalHold,
  legalHold,
  reason,
  recordKind,
  type RetentionPolicy,
  retentionPolicy,
  timestamp,
} from '@doorledger/contracts'
import { endOfTerm } from '@doorledger/kernel'
import { type Caller, CurrentCaller, DATABASE, Requires, SiteClock } from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { holdsRow, isCertain } from '../../domain/holds-row.js'
import { effectivePolicy, minimumOf } from '../../domain/policies.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'
import { policiesOf, stepsTo } from '../../purges/known-policies.js'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
const query = z.strictObject({
  recordKind,
  occurredAt: instant.describe(
    'When the row happened; of people, when they left; of raw blocks, when they came in; of reports, when they were asked for',
  ),
  from: instant.optional().describe('Of reports: where the period begins that they were asked for of'),
  to: instant.optional().describe('Of reports: where that period ends'),
  premises: z.string().optional().describe('Id of the premises it lies in, or a report is of'),
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
  mustBeKeptUntil: timestamp.describe('Nobody deletes old records earlier without `retention:override`'),
  deletedFrom: timestamp.nullable().describe('From when on it is deleted by itself; null: not by itself'),
  askedFrom: timestamp
    .nullable()
    .describe('Of people: from when on the nightly run asks for their erasure, which somebody answers'),
  holds: z
    .array(
      legalHold.pick({ holdId: true, matter: true, custodian: true }).extend({
        isCertain: z
          .boolean()
          .describe('false: of a hold on a person or a door those trails are kept at whose devices they were'),
      }),
    )
    .describe('What keeps it beyond that'),
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
    const reached = row.recordKind === 'exports' ? await this.premisesWithin(tenantId, row.premises) : []
    const all = await policiesOf(this.database, tenantId)
    const policy = effectivePolicy(all, row.recordKind, { steps, ...this.settings })
    const { zone } = this.site.now()
    const occurredAt = new Date(row.occurredAt)
    // A row goes on the day after its term is over: until then its whole day is kept.
    const dueAfter = (term: string) => endOfTerm(term, occurredAt, zone).toISOString()
    const about = { ...row, steps: [...steps, ...reached] }
    const held = (await this.holdsOf(tenantId)).filter(({ scope }) => holdsRow(scope, about))
    const isSet = all.some(
      ({ recordKind: kind, premisesId }) => kind === policy.recordKind && premisesId === policy.premisesId,
    )
    return {
      policy,
      source: policy.premisesId !== undefined ? 'premises' : isSet ? 'organisation' : 'release',
      mustBeKeptUntil: dueAfter(minimumOf(policy)),
      ...whenItGoes(policy, dueAfter(policy.keep)),
      holds: held.map(({ holdId, matter, custodian, scope }) => ({
        ...{ holdId, matter, custodian, isCertain: isCertain(scope, about) },
      })),
    }
  }

  /** A report of premises has rows of all that lies in them. */
  private async premisesWithin(tenantId: string, premises: string | undefined): Promise<readonly string[]> {
    if (premises === undefined) return []
    const { rows } = await this.database.query<{ within: string[] }>('select premises_within($1, $2) as within', [
      ...[tenantId, [premises]],
    ])
    return rows[0]!.within
  }

  private async holdsOf(tenantId: string): Promise<readonly LegalHold[]> {
    const { rows } = await this.database.query<{ state: LegalHold }>(
      'select state from holds where tenant_id = $1 and released_at is null',
      [tenantId],
    )
    return rows.map(({ state }) => state)
  }
}

/** People are not deleted, but asked for. */
const whenItGoes = ({ recordKind: kind, automatic }: RetentionPolicy, at: string) => {
  const goesAt = automatic ? at : null
  return kind === 'people' ? { deletedFrom: null, askedFrom: goesAt } : { deletedFrom: goesAt, askedFrom: null }
}
