import { deviceAttributes, deviceId, deviceKind } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  Performs,
  requirePlace,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Header, Inject, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { newDeviceCredential } from '../../credentials/device-credential.js'
import { devices } from '../../devices.js'
import { DEFAULT_FAMILY, withDefaults } from '../../domain/default-attributes.js'
import { placeOf } from '../../domain/place-of.js'
import { DEVICE_INGEST_OPTIONS, type DeviceIngestOptions } from '../../options.js'
import { deviceView } from '../../devices/device-view.js'
import { findDevice } from '../../devices/find-device.js'

const { zone, family, ...rest } = deviceAttributes.shape
const request = z.strictObject({
  id: deviceId,
  kind: deviceKind,
  ...rest,
  zone: zone.optional().describe('IANA zone of its clock; that of the site when left out'),
  family: family.optional().describe(`Which decoder reads its codes; ${DEFAULT_FAMILY} when left out`),
})

const answer = deviceView.extend({
  token: z.string().describe('Its credential, sent as `Authorization: Bearer <token>`. Shown this once'),
})

@ApiTags('Devices')
@Controller('v1/devices')
export class RegisterDeviceController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DEVICE_INGEST_OPTIONS) private readonly options: DeviceIngestOptions,
  ) {}

  @Post()
  @TaggedByVersion()
  @RequiresInPremises('device:write')
  @Performs('device.register')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Register a device', description: 'Answers the credential with which it hands in blocks.' })
  @ApiCreatedResponse({ description: 'The device and its credential', standardSchema: answer })
  @ApiConflictResponse({ description: 'A device with this id is registered already' })
  async register(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: request }) { id, kind, ...given }: z.infer<typeof request>,
  ): Promise<z.infer<typeof answer>> {
    await requirePlace(this.database, caller, placeOf(given))
    const at = this.clock()
    const credential = newDeviceCredential({ ...caller, deviceId: id, at })
    const { credentialId, tokenHash, token, inSameTransaction } = credential
    const attributes = withDefaults(given, this.options.siteZone)
    await this.commands.handle(
      { aggregate: devices, id, by: caller, at, inSameTransaction },
      { type: 'register', deviceId: id, kind, attributes, credentialId, tokenHash },
    )
    return { ...(await findDevice(this.database, caller, id)), token }
  }
}
