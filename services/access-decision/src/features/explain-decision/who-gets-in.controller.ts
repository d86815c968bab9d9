import { configId } from '@doorledger/contracts'
import {
  CLOCK,
  type Clock,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  requirePersonWithin,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { DomainError } from '@doorledger/kernel'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findConfig, listConfig } from '../../configuration/config-rows.js'
import type { CompiledRule } from '../../domain/compiled-policy.js'
import { rulesForGroup, rulesThatLetIn } from '../../domain/explain.js'
import type { ConfigStates } from '../../domain/policy-facts.js'
import { LivePolicy } from '../../policy/live-policy.js'

const ruleView = z.object({
  id: z.string(),
  name: z.string(),
  scheduleIds: z.array(z.string()),
})
const personView = z.object({ userId: z.string(), rules: z.array(ruleView) })
const doorView = z.object({
  door: z.object({ id: z.string(), name: z.string() }),
  rules: z.array(ruleView),
})

const MOST_DOORS = 10_000

@ApiTags('Decisions')
@Controller('v1')
export class WhoGetsInController {
  constructor(
    private readonly policy: LivePolicy,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('doors/:id/people')
  @RequiresInPremises('rule:read')
  @ApiOperation({
    summary: 'Who can get in here',
    description: 'At some time, with the rules that say so. By id.',
  })
  @ApiOkResponse({
    description: 'A page of people',
    standardSchema: pageOf(personView),
  })
  @ApiNotFoundResponse({ description: 'There is no such door' })
  async people(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: configId }) id: string,
    @Query({ schema: pageQuery }) { limit, cursor }: z.infer<typeof pageQuery>,
  ): Promise<Page<z.infer<typeof personView>>> {
    const door = (await findConfig(this.database, caller, { kind: 'door', id })).state as ConfigStates['door']
    const policy = this.policy.of(caller.tenantId)
    const atMs = this.clock().getTime()
    const page = keysetPage({ name: 'people-of-door', version: 1, position: z.uuid() }, { limit, cursor }, id)
    const found: z.infer<typeof personView>[] = []
    for (const userId of [...policy.facts.people.keys()].sort()) {
      if (page.after !== undefined && userId <= page.after) continue
      const rules = rulesThatLetIn(policy, door, { userId, atMs })
      if (rules.length > 0) found.push({ userId, rules: rules.map(shown) })
      if (found.length === page.readLimit) break
    }
    return page.of(
      found,
      (each) => each,
      (last) => last.userId,
    )
  }

  @Get('users/:id/doors')
  @RequiresInPremises('rule:read')
  @ApiOperation({
    summary: 'Where somebody can get in',
    description: 'At some time, with the rules that say so. By id.',
  })
  @ApiOkResponse({
    description: 'Doors',
    standardSchema: z.object({ items: z.array(doorView) }),
  })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async doors(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) userId: string,
  ): Promise<{ readonly items: readonly z.infer<typeof doorView>[] }> {
    await requirePersonWithin(this.database, caller, userId)
    const policy = this.policy.of(caller.tenantId)
    const atMs = this.clock().getTime()
    return this.doorsWith(caller, (door) => rulesThatLetIn(policy, door, { userId, atMs }))
  }

  @Get('groups/:id/doors')
  @RequiresInPremises('rule:read')
  @ApiOperation({
    summary: 'Where members of a group can get in',
    description: 'Because they are members: at some time, with the rules that say so. By id.',
  })
  @ApiOkResponse({
    description: 'Doors',
    standardSchema: z.object({ items: z.array(doorView) }),
  })
  @ApiNotFoundResponse({ description: 'There is no such group' })
  doorsOfGroup(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) groupId: string,
  ): Promise<{ readonly items: readonly z.infer<typeof doorView>[] }> {
    const policy = this.policy.of(caller.tenantId)
    if (!policy.facts.groups.has(groupId)) {
      throw new DomainError('group_unknown', 'not_found', `There is no group ${groupId}`)
    }
    return this.doorsWith(caller, (door) => rulesForGroup(policy, door, groupId))
  }

  /** The doors that the caller may see and that some rules are found for. */
  private async doorsWith(
    caller: ScopedCaller,
    rulesOf: (door: ConfigStates['door']) => readonly CompiledRule[],
  ): Promise<{ readonly items: readonly z.infer<typeof doorView>[] }> {
    const all = {
      kind: 'door' as const,
      after: undefined,
      q: undefined,
      facility: undefined,
      limit: MOST_DOORS,
    }
    const rows = await listConfig(this.database, caller, all)
    const items = rows.flatMap(({ id, state }) => {
      const rules = rulesOf(state as ConfigStates['door'])
      return rules.length === 0 ? [] : [{ door: { id, name: state.name }, rules: rules.map(shown) }]
    })
    return { items }
  }
}

const shown = ({ rule }: CompiledRule): z.infer<typeof ruleView> => ({
  id: rule.ruleId,
  name: rule.name,
  scheduleIds: [...rule.scheduleIds],
})
