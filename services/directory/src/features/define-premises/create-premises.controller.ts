import { premisesId, premisesKind, timeZone, lineOfText } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { everywhereIn } from '@doorledger/database'
import { type CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  Performs,
  Requires,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Inject, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { premisesTree } from '../../aggregates/premises.js'
import { findPremises, premisesView, type PremisesView } from '../../premises/premises-view.js'
import { contextOf } from './premises-context.js'

const request = z.strictObject({
  id: premisesId.optional().describe('One step of a device’s `facilityPath`; a UUID when left out'),
  kind: premisesKind,
  name: lineOfText(200),
  parentId: premisesId.nullable().default(null).describe('What it lies in'),
  zone: timeZone.optional().describe('IANA time zone; that of what it lies in when left out'),
  checkInToExit: z
    .boolean()
    .optional()
    .describe('Whether leaving takes a credential: who is inside and holds none that is valid raises an alert'),
})

@ApiTags('Premises')
@Controller('v1/premises')
export class CreatePremisesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Post()
  @TaggedByVersion()
  @Requires('premises:write')
  @Performs('premises.create')
  @ApiOperation({ summary: 'Create premises', description: 'An organization, campus, building, floor or area.' })
  @ApiCreatedResponse({ description: 'The premises', standardSchema: premisesView })
  @ApiConflictResponse({ description: 'The id is, or was, in use, or it cannot lie there' })
  async create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: request }) { id = newId(), ...given }: z.infer<typeof request>,
  ): Promise<PremisesView> {
    const { tenantId } = caller
    const parent = await contextOf(this.database, tenantId, given.parentId)
    const premises = { premisesId: id, ...given, deleted: false }
    await this.commands.handle({ aggregate: premisesTree, id, by: caller }, { type: 'create', premises, parent })
    return findPremises(this.database, everywhereIn(tenantId), id)
  }
}
