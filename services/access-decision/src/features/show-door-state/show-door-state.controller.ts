import { configId } from '@doorledger/contracts'
import { liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { CLOCK, type Clock, DATABASE, RequiresInPremises, Scoped, type ScopedCaller } from '@doorledger/service'
import { Controller, Get, Inject, Param } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { DOOR_STATE, type DoorStateRow, doorStateView, type DoorStateView, doorStateViewOf } from './door-state-view.js'

@ApiTags('Doors')
@Controller('v1/doors/:id/state')
export class ShowDoorStateController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @RequiresInPremises('door:read')
  @ApiOperation({ summary: 'How a door stands', description: 'Open or closed, locked or not, and what is wrong.' })
  @ApiOkResponse({ standardSchema: doorStateView })
  @ApiNotFoundResponse({ description: 'There is no such door' })
  async show(
    @Param('id', { schema: configId }) doorId: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<DoorStateView> {
    await requireDoor(this.database, caller, doorId)
    const { rows } = await this.database.query<DoorStateRow>(DOOR_STATE, [caller.tenantId, doorId])
    return doorStateViewOf(rows[0]!, this.clock())
  }
}

/** @throws {DomainError} `door_unknown`, also when it lies where the caller may not look */
const requireDoor = async (database: Pool, caller: ScopedCaller, doorId: string): Promise<void> => {
  const { rowCount } = await scopedReads(database, caller).query(SEEN, [caller.tenantId, doorId, caller.premises])
  if (rowCount === 0) throw new DomainError('door_unknown', 'not_found', 'There is no such door')
}

const SEEN = `
  select from access_config
  where tenant_id = $1 and kind = 'door' and id = $2 and ${liesWithin(stepsOf('facility_path'), '$1', '$3')}`
