import {
  policyIdOf,
  recordKind,
  type RecordKind,
  type RetentionPolicy,
  retentionPolicy,
  retentionPreset,
  retentionPresets,
  retentionTerm,
} from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { dayIn, dueDay } from '@doorledger/kernel'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Performs, Requires, SiteClock } from '@doorledger/service'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common'
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { ClientBase, Pool } from 'pg'
import { z } from 'zod'
import { policyOfRelease } from '../../domain/policies.js'
import { policies } from '../../purges/purge-aggregates.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'
import { policyOf, policyRequest, policyWhere, requirePremises } from './policy-request.js'
import { policiesOf } from '../../purges/known-policies.js'
import { waitForNight } from './wait-for-night.js'

const list = z.object({
  items: z.array(retentionPolicy.extend({ isDefault: z.boolean().describe('Whether nobody has set it') })),
  presets: z.record(retentionPreset, retentionTerm),
})

@ApiTags('Retention')
@Controller('v1/retention/policies')
export class PoliciesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOperation({ summary: 'How long records are kept', description: 'Every kind of record has a policy.' })
  @ApiOkResponse({ standardSchema: list })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<z.infer<typeof list>> {
    const set = await policiesOf(this.database, tenantId)
    const isSet = (kind: RecordKind) => set.some((policy) => policyIdOf(policy) === kind)
    const defaults = recordKind.options
      .filter((kind) => !isSet(kind))
      .map((kind) => policyOfRelease(kind, this.settings))
    const shown = [...set.map((policy) => ({ ...policy, isDefault: false }))]
    return {
      items: [...shown, ...defaults.map((policy) => ({ ...policy, isDefault: true }))],
      presets: retentionPresets,
    }
  }

  @Put(':kind')
  @Requires('retention:write')
  @Performs('retention-policy.set')
  @ApiOperation({
    summary: 'Set how long records of a kind are kept',
    description:
      'By calendar. What it would delete, and when, is told by `POST /v1/retention/policies/{kind}/preview`.',
  })
  @ApiOkResponse({ standardSchema: retentionPolicy })
  async set(
    @Param('kind', { schema: recordKind }) kind: RecordKind,
    @Query({ schema: policyWhere }) where: z.output<typeof policyWhere>,
    @Body({ schema: policyRequest }) asked: z.output<typeof policyRequest>,
    @CurrentCaller() caller: Caller,
  ): Promise<RetentionPolicy> {
    if (where.premisesId !== undefined) await requirePremises(this.database, caller.tenantId, where.premisesId)
    const policy = policyOf(kind, where, asked)
    const site = this.site.now()
    const id = policyIdOf(policy)
    const inSameTransaction = async (client: ClientBase) => {
      await waitForNight(client, caller.tenantId, id, dueDay(this.settings.runAt, site))
    }
    const target = { aggregate: policies, id, by: caller, at: site.now, inSameTransaction }
    return (await this.commands.handle(target, { type: 'set', policy, day: dayIn(site.zone, site.now) })).state!
  }

  @Delete(':kind')
  @HttpCode(204)
  @Requires('retention:write')
  @Performs('retention-policy.remove')
  @ApiOperation({ summary: 'Take a policy back', description: 'That of the organisation holds, or a year.' })
  @ApiNoContentResponse({ description: 'The policy no longer holds' })
  @ApiNotFoundResponse({ description: 'There is no such policy' })
  async remove(
    @Param('kind', { schema: recordKind }) kind: RecordKind,
    @Query({ schema: policyWhere }) { premisesId }: z.output<typeof policyWhere>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    const id = policyIdOf({ recordKind: kind, premisesId })
    await this.commands.handle({ aggregate: policies, id, by: caller }, { type: 'remove' })
  }
}
