import { type ScopedCaller, Scoped, DATABASE, Performs, RequiresInPremises, TaggedByVersion } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { CredentialNumbers } from '../../credentials/credential-numbers.js'
import { credentialView, type CredentialView, findCredential } from '../../credentials/credential-view.js'

const request = z.strictObject({ number: z.string().describe('The new one; never shown again') })

@ApiTags('Credentials')
@Controller('v1/credentials/:id/regenerate')
export class RegenerateCredentialController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly credentials: ChangeCredential,
    private readonly numbers: CredentialNumbers,
  ) {}

  @Post()
  @HttpCode(200)
  @TaggedByVersion()
  @RequiresInPremises('credential:write')
  @Performs('credential.regenerate')
  @ApiOperation({
    summary: 'Give a PIN, passcode or QR code another number',
    description: 'The one before opens nothing from now on. Keys, fobs and cards keep theirs.',
  })
  @ApiOkResponse({ description: 'The credential as it is now', standardSchema: credentialView })
  @ApiNotFoundResponse({ description: 'There is no such credential' })
  @ApiConflictResponse({ description: 'Another one has this number, it is a thing, or it was removed' })
  async regenerate(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: request }) { number }: z.infer<typeof request>,
  ): Promise<CredentialView> {
    const { tenantId } = caller
    const { kind } = await findCredential(this.database, caller, id)
    const given = { tenantId, kind, number }
    return this.credentials.change(caller, id, () => ({
      type: 'regenerate',
      numberFor: (before) => this.numbers.inPlaceOf(before, given),
    }))
  }
}
