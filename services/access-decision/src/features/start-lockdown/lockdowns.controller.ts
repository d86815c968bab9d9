import { lockdownScope, type LockdownScope, lockdownState, type LockdownState } from '@doorledger/contracts'
import { DomainError, newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  type ScopedCaller,
  DATABASE,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { lockdowns } from '../../configuration/lockdowns.js'
import { requireReferences } from '../../configuration/require-references.js'
import type { Reference } from '../../domain/references.js'

const view = lockdownState.omit({ lockdownId: true }).extend({ id: z.uuid() })
type LockdownView = z.infer<typeof view>
const request = z.strictObject({
  scope: lockdownScope,
  reason: lockdownState.shape.reason,
})
const query = z.strictObject({
  active: z.stringbool().optional().describe('Whether it is in force; both when left out'),
})

const MOST_SHOWN = 500

/** All rules off at once, in one building or everywhere. Requests to exit pass all the same. */
@ApiTags('Lockdowns')
@Controller('v1/lockdowns')
export class LockdownsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @RequiresInPremises('rule:read')
  @ApiOperation({
    summary: 'List lockdowns',
    description: `The newest ${MOST_SHOWN}.`,
  })
  @ApiOkResponse({
    description: 'Lockdowns',
    standardSchema: z.object({ items: z.array(view) }),
  })
  async list(
    @Scoped() caller: ScopedCaller,
    @Query({ schema: query }) { active }: z.infer<typeof query>,
  ): Promise<{ items: readonly LockdownView[] }> {
    const { rows } = await this.database.query<{ state: LockdownState }>(LIST, [caller.tenantId, active, MOST_SHOWN])
    const visible: LockdownView[] = []
    for (const { state } of rows) if (await this.isWithin(caller, state.scope)) visible.push(shown(state))
    return { items: visible }
  }

  @Post()
  @RequiresInPremises('lockdown:write')
  @Performs('lockdown.start')
  @ApiOperation({
    summary: 'Start a lockdown',
    description: 'Everybody is refused within the scope, except who leaves. In force at every replica within a second.',
  })
  @ApiCreatedResponse({ description: 'The lockdown', standardSchema: view })
  async start(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: request }) { scope, reason }: z.infer<typeof request>,
  ): Promise<LockdownView> {
    await this.requireWithin(caller, scope)
    const lockdownId = newId()
    const at = this.clock()
    const command = {
      type: 'start' as const,
      lockdownId,
      scope,
      reason,
      at: at.toISOString(),
      by: caller.actor,
    }
    const { state } = await this.commands.handle({ aggregate: lockdowns, id: lockdownId, by: caller, at }, command)
    return shown(state!)
  }

  @Delete(':id')
  @RequiresInPremises('lockdown:write')
  @Performs('lockdown.end')
  @ApiOperation({
    summary: 'End a lockdown',
    description: 'One that is over stays so.',
  })
  @ApiOkResponse({ description: 'The lockdown', standardSchema: view })
  @ApiNotFoundResponse({ description: 'There is no such lockdown' })
  async end(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<LockdownView> {
    const { state: current } = await this.commands.find(lockdowns, caller.tenantId, id)
    if (current === undefined || !(await this.isWithin(caller, current.scope))) throw lockdownNotFound()
    const at = this.clock()
    const target = { aggregate: lockdowns, id, by: caller, at }
    const { state } = await this.commands.handle(target, {
      type: 'end',
      at: at.toISOString(),
      by: caller.actor,
    })
    return shown(state!)
  }

  private async requireWithin(caller: ScopedCaller, scope: LockdownScope): Promise<void> {
    if (scope.kind === 'everywhere' && caller.premises !== undefined) throw notEverywhere()
    await requireReferences(this.database, caller, referencesIn(scope))
  }

  private async isWithin(caller: ScopedCaller, scope: LockdownScope): Promise<boolean> {
    if (caller.premises === undefined) return true
    try {
      await this.requireWithin(caller, scope)
      return true
    } catch (error) {
      if (error instanceof DomainError) return false
      throw error
    }
  }
}

const referencesIn = (scope: LockdownScope): readonly Reference[] => {
  switch (scope.kind) {
    case 'everywhere':
      return []
    case 'premises':
      return scope.premisesIds.map((id, n) => ({
        kind: 'premises',
        id,
        field: `scope.premisesIds.${n}`,
      }))
    case 'doors':
      return scope.doorIds.map((id, n) => ({
        kind: 'door',
        id,
        field: `scope.doorIds.${n}`,
      }))
  }
}

const shown = ({ lockdownId, ...state }: LockdownState): LockdownView => ({
  id: lockdownId,
  ...state,
})

const notEverywhere = (): DomainError =>
  new DomainError('outside_your_premises', 'forbidden', 'scope: must be in premises you are responsible for', {
    field: 'scope',
  })

const lockdownNotFound = (): DomainError =>
  new DomainError('lockdown_not_found', 'not_found', 'There is no such lockdown')

const LIST = `
  select state from lockdowns
  where tenant_id = $1 and ($2::boolean is null or (ended_at is null) = $2)
  order by started_at desc limit $3`
