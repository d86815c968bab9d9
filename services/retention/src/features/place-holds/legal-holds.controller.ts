import { legalHold, type LegalHold } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError, newId } from '@doorledger/kernel'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Performs, Requires, SiteClock } from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { tellsDuress } from '../../domain/scope-of-filter.js'
import { holds } from '../../purges/purge-aggregates.js'
import { type HoldRequest, holdRequest, scopeAsked } from './hold-request.js'

const view = legalHold.omit({ holdId: true }).extend({ id: z.uuid() })
type HoldView = z.infer<typeof view>
const { reason } = legalHold.shape
const release = z.strictObject({ reason })
const query = z.strictObject({
  active: z.stringbool().optional().describe('Whether it is in force; both when left out'),
})

const MOST_SHOWN = 500

/** What must not be deleted, whatever its age: rows about a matter that lawyers look at. */
@ApiTags('Retention')
@Controller('v1/retention/legal-holds')
export class LegalHoldsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOperation({ summary: 'List legal holds', description: `The newest ${MOST_SHOWN}.` })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(view) }) })
  async list(
    @Query({ schema: query }) { active }: z.output<typeof query>,
    @CurrentCaller() { tenantId }: Caller,
  ): Promise<{ items: readonly HoldView[] }> {
    const { rows } = await this.database.query<{ state: LegalHold }>(LIST, [tenantId, active, MOST_SHOWN])
    return { items: rows.map(({ state }) => shown(state)) }
  }

  @Get(':id')
  @Requires('retention:read')
  @ApiOperation({ summary: 'One legal hold' })
  @ApiOkResponse({ standardSchema: view })
  @ApiNotFoundResponse({ description: 'There is no such hold' })
  async find(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() caller: Caller): Promise<HoldView> {
    const { state } = await this.commands.find(holds, caller.tenantId, id)
    if (state === undefined) throw new DomainError('legal_hold_unknown', 'not_found', 'There is no such hold')
    return shown(state)
  }

  @Post()
  @Requires('hold:write')
  @Performs('legal-hold.place')
  @ApiOperation({
    summary: 'Place a legal hold',
    description:
      'Rows for which every criterion of the scope holds survive every deletion by age until two people release the hold. ' +
      'The scope may be made of a filter of the access log, or of a saved view, as it is now.',
  })
  @ApiCreatedResponse({ description: 'The hold', standardSchema: view })
  async place(@Body({ schema: holdRequest }) asked: HoldRequest, @CurrentCaller() caller: Caller): Promise<HoldView> {
    const holdId = newId()
    const site = this.site.now()
    const { now: at } = site
    const { tenantId, actor } = caller
    const about = await scopeAsked(asked, { database: this.database, tenantId, actor, site })
    if (tellsDuress(about.scope)) requireDuress(caller)
    const { matter, reason, custodian } = asked
    const hold: LegalHold = { holdId, matter, reason, custodian, ...about, placedBy: actor, placedAt: at.toISOString() }
    const target = { aggregate: holds, id: holdId, by: caller, at }
    return shown((await this.commands.handle(target, { type: 'place', hold })).state!)
  }

  @Post(':id/release')
  @HttpCode(200)
  @Requires('hold:write')
  @Performs('legal-hold.release')
  @ApiOperation({
    summary: 'Ask for the release of a hold, or agree to it',
    description:
      'The first call asks. Somebody else’s call releases: from then on its rows go when their policy says so.',
  })
  @ApiOkResponse({ standardSchema: view })
  @ApiNotFoundResponse({ description: 'There is no such hold' })
  @ApiConflictResponse({ description: 'It is released already, or the same person asked for it' })
  async release(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: release }) { reason: why }: z.output<typeof release>,
    @CurrentCaller() caller: Caller,
  ): Promise<HoldView> {
    const at = this.site.now().now
    const command = { type: 'release' as const, by: caller.actor, at: at.toISOString(), reason: why }
    return shown((await this.commands.handle({ aggregate: holds, id, by: caller, at }, command)).state!)
  }
}

const requireDuress = ({ rights }: Caller): void => {
  if (rights.get('duress:read') === 'everywhere') return
  throw new DomainError('permission_missing', 'forbidden', 'Telling duress apart takes `duress:read`', {
    permission: 'duress:read',
  })
}

const shown = ({ holdId, ...hold }: LegalHold): HoldView => ({ id: holdId, ...hold })

const LIST = `
  select state from holds where tenant_id = $1 and ($2::boolean is null or (released_at is null) = $2)
  order by placed_at desc limit $3`
