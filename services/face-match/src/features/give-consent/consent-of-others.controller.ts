import { Performs, RequiresInPremises, Scoped, type ScopedCaller } from '@doorledger/service'
import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { consentBody, faceStatus, type FaceStatus } from './consent-body.js'
import { Consents } from './consents.js'

const userId = z.uuid()

@ApiTags('Faces')
@Controller('v1/users/:id')
export class ConsentOfOthersController {
  constructor(private readonly consents: Consents) {}

  @Get('face-status')
  @RequiresInPremises('user:read')
  @ApiOperation({ summary: 'Whether faces are compared for a person, and what is lacking' })
  @ApiOkResponse({ standardSchema: faceStatus })
  show(@Param('id', { schema: userId }) id: string, @Scoped() caller: ScopedCaller): Promise<FaceStatus> {
    return this.consents.status(caller, id)
  }

  @Put('face-consent')
  @RequiresInPremises('user:write')
  @Performs('face-consent.give')
  @ApiOperation({
    summary: 'Record that a person has agreed',
    description: 'On the person’s behalf, such as on paper.',
  })
  @ApiOkResponse({ standardSchema: faceStatus })
  give(
    @Param('id', { schema: userId }) id: string,
    @Body({ schema: consentBody }) body: z.output<typeof consentBody>,
    @Scoped() caller: ScopedCaller,
  ): Promise<FaceStatus> {
    return this.consents.give(caller, id, body)
  }

  @Delete('face-consent')
  @RequiresInPremises('user:write')
  @Performs('face-consent.withdraw')
  @ApiOperation({ summary: 'Withdraw on behalf of a person: the template is destroyed, the photo stays' })
  @ApiOkResponse({ standardSchema: faceStatus })
  withdraw(@Param('id', { schema: userId }) id: string, @Scoped() caller: ScopedCaller): Promise<FaceStatus> {
    return this.consents.withdraw(caller, id)
  }
}
