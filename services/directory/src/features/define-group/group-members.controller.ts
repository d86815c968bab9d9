import type { CommandHandler } from '@doorledger/event-store'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Performs, Requires } from '@doorledger/service'
import { Controller, Delete, HttpCode, Inject, Param, Put } from '@nestjs/common'
import { ApiConflictResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { groupMembers } from '../../aggregates/group-members.js'
import type { MembershipCommand } from '../../domain/membership.js'
import { findGroup } from '../../groups/group-view.js'

/** Nothing of a membership can be lost by whoever comes first, so no version is asked for. */
@ApiTags('Groups')
@ApiNotFoundResponse({ description: 'There is no such group, or no such person' })
@Controller('v1/groups/:id/members/:userId')
export class GroupMembersController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Put()
  @HttpCode(204)
  @Requires('user:write')
  @Performs('group.add-member')
  @ApiOperation({ summary: 'Put a person into a group', description: 'Again changes nothing.' })
  @ApiNoContentResponse({ description: 'The person is in the group' })
  @ApiConflictResponse({ description: 'The person was erased' })
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) groupId: string,
    @Param('userId', { schema: z.uuid() }) userId: string,
  ): Promise<void> {
    return this.change(caller, { type: 'add', groupId, userId })
  }

  @Delete()
  @HttpCode(204)
  @Requires('user:write')
  @Performs('group.remove-member')
  @ApiOperation({ summary: 'Take a person out of a group', description: 'Again changes nothing.' })
  @ApiNoContentResponse({ description: 'The person is not in the group' })
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) groupId: string,
    @Param('userId', { schema: z.uuid() }) userId: string,
  ): Promise<void> {
    return this.change(caller, { type: 'remove', groupId, userId })
  }

  private async change(by: Caller, command: MembershipCommand): Promise<void> {
    const { groupId, userId } = command
    await findGroup(this.database, by.tenantId, groupId)
    await this.commands.handle({ aggregate: groupMembers, id: `${groupId}:${userId}`, by }, command)
  }
}
