import { lineOfText, linesOfText } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  ExpectedVersion,
  Performs,
  Requires,
  TaggedByVersion,
  SITE_ZONE,
} from '@doorledger/service'
import { Body, Controller, Delete, HttpCode, Inject, Param, Patch } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { groups } from '../../aggregates/groups.js'
import { changeOf } from '../../change-of.js'
import { changedValidity, validity } from '../../domain/instant.js'
import { findGroup, groupView, type GroupView } from '../../groups/group-view.js'

const request = changeOf({
  name: lineOfText(200).optional(),
  description: linesOfText(2_000).nullable().optional(),
  validUntil: validity.nullable().optional().describe('Allows its members nothing from then on; a day is the last'),
})

@ApiTags('Groups')
@ApiNotFoundResponse({ description: 'There is no such group' })
@ApiConflictResponse({ description: 'Changed meanwhile' })
@Controller('v1/groups/:id')
export class ChangeGroupController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  @Patch()
  @TaggedByVersion()
  @Requires('user:write')
  @Performs('group.change')
  @ApiOperation({
    summary: 'Rename, describe or prolong a group',
    description: 'What is left out stays; null removes.',
  })
  @ApiOkResponse({ description: 'The group as it is now', standardSchema: groupView })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: request }) given: z.output<typeof request>,
  ): Promise<GroupView> {
    const changes = { ...given, ...changedValidity(given, this.zone) }
    await this.commands.handle({ aggregate: groups, id, by: caller }, { type: 'change', changes, expectedVersion })
    return findGroup(this.database, caller.tenantId, id)
  }

  @Delete()
  @HttpCode(204)
  @Requires('user:write')
  @Performs('group.delete')
  @ApiOperation({ summary: 'Delete a group', description: 'Whoever is in it stays, without what the group may.' })
  @ApiNoContentResponse({ description: 'It is gone' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    await this.commands.handle({ aggregate: groups, id, by: caller }, { type: 'delete', expectedVersion })
  }
}
