import { everywhereIn } from '@doorledger/database'
import {
  type Caller,
  type CallerSession,
  CurrentCaller,
  CurrentSession,
  ForSignedIn,
  type ScopedCaller,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, Put } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { consentBody, faceStatus, type FaceStatus } from './consent-body.js'
import { Consents } from './consents.js'

/** Of himself everybody decides, wherever he belongs. */
const whoever = (caller: Caller): ScopedCaller => ({ ...caller, ...everywhereIn(caller.tenantId) })

/** What everybody sees and decides of himself. */
@ApiTags('Faces')
@Controller('v1/users/me/face-consent')
@ForSignedIn()
export class OwnConsentController {
  constructor(private readonly consents: Consents) {}

  @Get()
  @ApiOperation({ summary: 'Whether my face is compared' })
  @ApiOkResponse({ standardSchema: faceStatus })
  show(@CurrentCaller() caller: Caller, @CurrentSession() { userId }: CallerSession): Promise<FaceStatus> {
    return this.consents.status(whoever(caller), userId)
  }

  @Put()
  @ApiOperation({ summary: 'Agree' })
  @ApiOkResponse({ standardSchema: faceStatus })
  give(
    @Body({ schema: consentBody }) body: z.output<typeof consentBody>,
    @CurrentCaller() caller: Caller,
    @CurrentSession() { userId }: CallerSession,
  ): Promise<FaceStatus> {
    return this.consents.give(whoever(caller), userId, body)
  }

  @Delete()
  @ApiOperation({ summary: 'Withdraw: the template is destroyed, the photo stays' })
  @ApiOkResponse({ standardSchema: faceStatus })
  withdraw(@CurrentCaller() caller: Caller, @CurrentSession() { userId }: CallerSession): Promise<FaceStatus> {
    return this.consents.withdraw(whoever(caller), userId)
  }
}
