import { premisesId, timeZone, lineOfText } from '@doorledger/contracts'
import { everywhereIn } from '@doorledger/database'
import { type CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  ExpectedVersion,
  Performs,
  Requires,
  TaggedByVersion,
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
import { premisesTree } from '../../aggregates/premises.js'
import { changeOf } from '../../change-of.js'
import { findPremises, premisesView, type PremisesView } from '../../premises/premises-view.js'
import { contentsOf } from './contents-of.js'
import { contextOf } from './premises-context.js'

const request = changeOf({
  name: lineOfText(200).optional(),
  zone: timeZone.nullable().optional().describe('null: that of what it lies in'),
  checkInToExit: z.boolean().optional().describe('Whether leaving takes a credential'),
  parentId: premisesId.nullable().optional().describe('Moves it, with whatever lies in it'),
})

@ApiTags('Premises')
@ApiNotFoundResponse({ description: 'There are no such premises' })
@Controller('v1/premises/:id')
export class ChangePremisesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Patch()
  @TaggedByVersion()
  @Requires('premises:write')
  @Performs('premises.change')
  @ApiOperation({ summary: 'Rename or move premises', description: 'What the record says of the past stays.' })
  @ApiOkResponse({ description: 'The premises as they are now', standardSchema: premisesView })
  @ApiConflictResponse({ description: 'Changed meanwhile, or it cannot lie there' })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: premisesId }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: request }) { parentId, ...given }: z.infer<typeof request>,
  ): Promise<PremisesView> {
    const { tenantId } = caller
    const changes = {
      ...given,
      ...(parentId !== undefined && { parent: await contextOf(this.database, tenantId, parentId) }),
    }
    await this.commands.handle(
      { aggregate: premisesTree, id, by: caller },
      { type: 'change', changes, expectedVersion },
    )
    return findPremises(this.database, everywhereIn(tenantId), id)
  }

  @Delete()
  @HttpCode(204)
  @Requires('premises:write')
  @Performs('premises.delete')
  @ApiOperation({ summary: 'Delete premises in which nothing is left' })
  @ApiNoContentResponse({ description: 'They are gone; their id is never used again' })
  @ApiConflictResponse({ description: 'Changed meanwhile, or something is left in them' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: premisesId }) id: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    const contents = await contentsOf(this.database, caller.tenantId, id)
    await this.commands.handle(
      { aggregate: premisesTree, id, by: caller },
      { type: 'delete', contents, expectedVersion },
    )
  }
}
