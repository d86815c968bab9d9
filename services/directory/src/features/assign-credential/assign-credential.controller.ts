import { type ScopedCaller, Scoped, DATABASE, Performs, RequiresInPremises, TaggedByVersion } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { requireHolderWithin } from '../../credentials/require-holder-within.js'
import { instant, inUtc } from '../../domain/instant.js'
import { credentialView, type CredentialView } from '../../credentials/credential-view.js'

const request = z.strictObject({
  userId: z.uuid(),
  from: instant.optional().describe('Since when the person holds it; now when left out, never in the future'),
})

@ApiTags('Credentials')
@ApiOkResponse({ description: 'The credential as it is now', standardSchema: credentialView })
@ApiNotFoundResponse({ description: 'There is no such credential' })
@Controller('v1/credentials/:id')
@TaggedByVersion()
export class AssignCredentialController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly credentials: ChangeCredential,
  ) {}

  @Post('assign')
  @HttpCode(200)
  @RequiresInPremises('credential:write')
  @Performs('credential.assign')
  @ApiOperation({
    summary: 'Give a credential to a person',
    description: 'Whoever holds it so far holds it until then. What the record says of earlier times stays.',
  })
  @ApiConflictResponse({
    description: 'Somebody else held it then, it was removed, or the person is disabled or was erased',
  })
  async assign(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: request }) { userId, from }: z.infer<typeof request>,
  ): Promise<CredentialView> {
    await requireHolderWithin(this.database, caller, userId)
    return this.credentials.change(caller, id, (at) => ({
      type: 'assign',
      userId,
      from: from === undefined ? at : inUtc(from),
      at,
    }))
  }

  @Post('unassign')
  @HttpCode(200)
  @RequiresInPremises('credential:write')
  @Performs('credential.unassign')
  @ApiOperation({ summary: 'Take a credential back', description: 'From now on nobody holds it.' })
  @ApiConflictResponse({ description: 'It was removed' })
  unassign(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<CredentialView> {
    return this.credentials.change(caller, id, (at) => ({ type: 'unassign', at }))
  }
}
