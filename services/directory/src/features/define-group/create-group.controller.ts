import { lineOfText, linesOfText } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  Performs,
  Requires,
  TaggedByVersion,
  SITE_ZONE,
} from '@doorledger/service'
import { Body, Controller, Inject, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { groups } from '../../aggregates/groups.js'
import { validity, validUntilOf } from '../../domain/instant.js'
import { findGroup, groupView, type GroupView } from '../../groups/group-view.js'

const request = z.strictObject({
  name: lineOfText(200),
  description: linesOfText(2_000).optional(),
  validUntil: validity.optional().describe('Allows its members nothing from then on; a day is the last'),
})

@ApiTags('Groups')
@Controller('v1/groups')
export class CreateGroupController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  @Post()
  @TaggedByVersion()
  @Requires('user:write')
  @Performs('group.create')
  @ApiOperation({ summary: 'Create a group', description: 'Nobody is in it yet.' })
  @ApiCreatedResponse({ description: 'The group; the `ETag` is its version', standardSchema: groupView })
  async create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: request }) { name, description, validUntil }: z.output<typeof request>,
  ): Promise<GroupView> {
    const groupId = newId()
    const group = {
      groupId,
      name,
      ...(description !== undefined && { description }),
      ...(validUntil !== undefined && { validUntil: validUntilOf(validUntil, this.zone) }),
      deleted: false,
    }
    await this.commands.handle({ aggregate: groups, id: groupId, by: caller }, { type: 'create', group })
    return findGroup(this.database, caller.tenantId, groupId)
  }
}
