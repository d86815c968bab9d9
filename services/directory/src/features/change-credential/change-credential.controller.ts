import { lineOfText } from '@doorledger/contracts'
import {
  type ScopedCaller,
  Scoped,
  ExpectedVersion,
  Performs,
  RequiresInPremises,
  TaggedByVersion,
  SITE_ZONE,
} from '@doorledger/service'
import { Body, Controller, Delete, HttpCode, Param, Patch, Inject } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import { z } from 'zod'
import { changeOf } from '../../change-of.js'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { changedValidity, validity } from '../../domain/instant.js'
import { credentialView, type CredentialView } from '../../credentials/credential-view.js'

const request = changeOf({
  label: lineOfText(200).nullable().optional(),
  validFrom: validity.nullable().optional(),
  validUntil: validity.nullable().optional(),
})

@ApiTags('Credentials')
@ApiNotFoundResponse({ description: 'There is no such credential' })
@ApiConflictResponse({ description: 'Changed meanwhile, or removed' })
@Controller('v1/credentials/:id')
export class ChangeCredentialController {
  constructor(
    private readonly credentials: ChangeCredential,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  @Patch()
  @TaggedByVersion()
  @RequiresInPremises('credential:write')
  @Performs('credential.change')
  @ApiOperation({
    summary: 'Change the label or the validity of a credential',
    description: 'What is left out stays; null removes.',
  })
  @ApiOkResponse({ description: 'The credential as it is now', standardSchema: credentialView })
  change(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: request }) given: z.output<typeof request>,
  ): Promise<CredentialView> {
    const changes = { ...given, ...changedValidity(given, this.zone) }
    return this.credentials.change(caller, id, () => ({ type: 'change', changes, expectedVersion }))
  }

  @Delete()
  @HttpCode(204)
  @RequiresInPremises('credential:write')
  @Performs('credential.remove')
  @ApiOperation({
    summary: 'Remove a credential',
    description: 'For good: nobody holds it any more. It stays in the record; its number can be added anew.',
  })
  @ApiNoContentResponse({ description: 'It is removed' })
  async remove(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    await this.credentials.change(caller, id, (at) => ({ type: 'remove', at, expectedVersion }))
  }
}
