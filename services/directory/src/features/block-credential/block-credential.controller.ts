import { type ScopedCaller, Scoped, Performs, RequiresInPremises, TaggedByVersion } from '@doorledger/service'
import { Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { credentialView, type CredentialView } from '../../credentials/credential-view.js'

@ApiTags('Credentials')
@ApiOkResponse({ description: 'The credential as it is now', standardSchema: credentialView })
@ApiNotFoundResponse({ description: 'There is no such credential' })
@ApiConflictResponse({ description: 'It was removed' })
@Controller('v1/credentials/:id')
@TaggedByVersion()
export class BlockCredentialController {
  constructor(private readonly credentials: ChangeCredential) {}

  @Post('block')
  @HttpCode(200)
  @RequiresInPremises('credential:block')
  @Performs('credential.block')
  @ApiOperation({
    summary: 'Block a credential',
    description: 'It opens nothing for now, and stays with whoever holds it. Again changes nothing.',
  })
  block(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<CredentialView> {
    return this.credentials.change(caller, id, () => ({ type: 'block' }))
  }

  @Post('unblock')
  @HttpCode(200)
  @RequiresInPremises('credential:write')
  @Performs('credential.unblock')
  @ApiOperation({ summary: 'Unblock a credential', description: 'Again changes nothing.' })
  unblock(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<CredentialView> {
    return this.credentials.change(caller, id, () => ({ type: 'unblock' }))
  }
}
