import { deviceId } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Delete, Header, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { newDeviceCredential } from '../../credentials/device-credential.js'
import { KnownCredentials } from '../../credentials/known-credentials.js'
import { devices } from '../../devices.js'
import { findDevice } from '../../devices/find-device.js'

const answer = z.object({
  credentialId: z.uuid(),
  token: z.string().describe('Sent as `Authorization: Bearer <token>`. Shown this once; only its hash is kept'),
})

@ApiTags('Devices')
@ApiNotFoundResponse({ description: 'There is no such device' })
@Controller('v1/devices/:id/credential')
export class IssueDeviceCredentialController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly credentials: KnownCredentials,
  ) {}

  @Post()
  @RequiresInPremises('device:write')
  @Performs('device-credential.issue')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Give a device another credential', description: 'The one before stops working.' })
  @ApiCreatedResponse({ description: 'The credential', standardSchema: answer })
  async issue(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: deviceId }) id: string,
  ): Promise<z.infer<typeof answer>> {
    await findDevice(this.database, caller, id)
    const at = this.clock()
    const { credentialId, tokenHash, token, inSameTransaction } = newDeviceCredential({ ...caller, deviceId: id, at })
    const target = { aggregate: devices, id, by: caller, at, inSameTransaction }
    await this.commands.handle(target, { type: 'issueCredential', credentialId, tokenHash })
    this.credentials.forget()
    return { credentialId, token }
  }

  @Delete()
  @HttpCode(204)
  @RequiresInPremises('device:write')
  @Performs('device-credential.revoke')
  @ApiOperation({
    summary: 'Revoke the credential of a device',
    description: 'It can hand in nothing until it is given another. Revoking it again changes nothing.',
  })
  @ApiNoContentResponse({ description: 'It is revoked' })
  async revoke(@Scoped() caller: ScopedCaller, @Param('id', { schema: deviceId }) id: string): Promise<void> {
    await findDevice(this.database, caller, id)
    const target = { aggregate: devices, id, by: caller, at: this.clock() }
    await this.commands.handle(target, { type: 'revokeCredential' })
    this.credentials.forget()
  }
}
