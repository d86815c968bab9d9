import { savedView, type SavedView } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError, newId } from '@doorledger/kernel'
import {
  type Caller,
  COMMANDS,
  DATABASE,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common'
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { presetViews } from '../../domain/preset-views.js'
import { savedViews } from '../../reports/report-aggregates.js'

const { name, page, query, shared } = savedView.shape
const request = z.strictObject({ name, page, query, shared: shared.default(false) })
const view = savedView.omit({ viewId: true, deleted: true }).extend({
  id: z.string(),
  isPreset: z.boolean().describe('Whether every installation has it; such one is not changed'),
})
type View = z.infer<typeof view>

/** Filters under a name: one's own, shared ones, and those every installation has. */
@ApiTags('Saved views')
@Controller('v1/saved-views')
@RequiresInPremises('access-log:read')
export class SavedViewsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List saved views', description: 'One’s own, shared ones, and presets.' })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(view) }) })
  async list(@Scoped() { tenantId, actor }: ScopedCaller): Promise<{ items: readonly View[] }> {
    const { rows } = await this.database.query<{ state: SavedView }>(
      `select state from saved_views where tenant_id = $1 and (shared or owner = $2)
       order by state ->> 'name', view_id limit 500`,
      [tenantId, actor],
    )
    return { items: [...presetViews, ...rows.map(({ state }) => shown(state))] }
  }

  @Post()
  @Performs('saved-view.create')
  @ApiOperation({ summary: 'Save a view' })
  @ApiCreatedResponse({ description: 'The view', standardSchema: view })
  async create(
    @Body({ schema: request }) asked: z.output<typeof request>,
    @Scoped() caller: ScopedCaller,
  ): Promise<View> {
    return this.save(caller, { viewId: newId(), ...asked, owner: caller.actor, deleted: false })
  }

  @Put(':id')
  @Performs('saved-view.change')
  @ApiOperation({ summary: 'Replace a view of one’s own' })
  @ApiOkResponse({ standardSchema: view })
  @ApiNotFoundResponse({ description: 'There is no such view of yours' })
  async change(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: request }) asked: z.output<typeof request>,
    @Scoped() caller: ScopedCaller,
  ): Promise<View> {
    const { owner } = await this.own(caller, id)
    return this.save(caller, { viewId: id, ...asked, owner, deleted: false })
  }

  @Delete(':id')
  @HttpCode(204)
  @Performs('saved-view.delete')
  @ApiOperation({ summary: 'Delete a view of one’s own' })
  @ApiNoContentResponse({ description: 'The view is gone' })
  @ApiNotFoundResponse({ description: 'There is no such view of yours' })
  async delete(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<void> {
    await this.save(caller, { ...(await this.own(caller, id)), deleted: true })
  }

  private async own(caller: Caller, id: string): Promise<SavedView> {
    const { state } = await this.commands.find(savedViews, caller.tenantId, id)
    if (state === undefined || state.deleted || state.owner !== caller.actor) {
      throw new DomainError('saved_view_unknown', 'not_found', 'There is no such view of yours')
    }
    return state
  }

  private async save(by: Caller, state: SavedView): Promise<View> {
    await this.commands.handle({ aggregate: savedViews, id: state.viewId, by }, state)
    return shown(state)
  }
}

const shown = ({ viewId, deleted: _, ...rest }: SavedView): View => ({ ...rest, id: viewId, isPreset: false })
