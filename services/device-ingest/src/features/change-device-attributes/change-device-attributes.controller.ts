import { deviceId } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  ExpectedVersion,
  Performs,
  requirePlace,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Inject, Param, Patch } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { KnownCredentials } from '../../credentials/known-credentials.js'
import { devices } from '../../devices.js'
import { placeOf } from '../../domain/place-of.js'
import { attributeChanges, type AttributeChanges } from '../../domain/attribute-changes.js'
import { deviceView, type DeviceView } from '../../devices/device-view.js'
import { findDevice } from '../../devices/find-device.js'

@ApiTags('Devices')
@Controller('v1/devices/:id/attributes')
export class ChangeDeviceAttributesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly credentials: KnownCredentials,
  ) {}

  @Patch()
  @TaggedByVersion()
  @RequiresInPremises('device:write')
  @Performs('device.change')
  @ApiOperation({
    summary: 'Change attributes of a device',
    description: 'What is left out stays; null removes. Records that are there keep the zone they were read in.',
  })
  @ApiOkResponse({ description: 'The device as it is now', standardSchema: deviceView })
  @ApiConflictResponse({ description: 'Changed meanwhile' })
  @ApiNotFoundResponse({ description: 'There is no such device' })
  async change(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: deviceId }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: attributeChanges }) changes: AttributeChanges,
  ): Promise<DeviceView> {
    await findDevice(this.database, caller, id)
    if (changes.facilityPath !== undefined) await requirePlace(this.database, caller, placeOf(changes))
    const target = { aggregate: devices, id, by: caller, at: this.clock() }
    await this.commands.handle(target, { type: 'change', changes, expectedVersion })
    this.credentials.forget()
    return findDevice(this.database, caller, id)
  }
}
