import {
  type ScopedCaller,
  Scoped,
  Performs,
  RequiresInPremises,
  SITE_ZONE,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { validity, validUntilOf } from '../../domain/instant.js'
import { credentialView, type CredentialView } from '../../credentials/credential-view.js'

const request = z.strictObject({ validUntil: validity.describe('Later than it is valid so far; a day is the last') })

@ApiTags('Credentials')
@Controller('v1/credentials/:id/prolong')
export class ExtendCredentialController {
  constructor(
    private readonly credentials: ChangeCredential,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  @Post()
  @HttpCode(200)
  @TaggedByVersion()
  @RequiresInPremises('credential:write')
  @Performs('credential.prolong')
  @ApiOperation({ summary: 'Make a credential valid for longer' })
  @ApiOkResponse({ description: 'The credential as it is now', standardSchema: credentialView })
  @ApiNotFoundResponse({ description: 'There is no such credential' })
  @ApiConflictResponse({ description: 'It is valid for so long already, or was removed' })
  extend(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: request }) { validUntil }: z.infer<typeof request>,
  ): Promise<CredentialView> {
    return this.credentials.change(caller, id, () => ({
      type: 'prolong',
      validUntil: validUntilOf(validUntil, this.zone),
    }))
  }
}
