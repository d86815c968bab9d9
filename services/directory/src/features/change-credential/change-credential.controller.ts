import {
  type ConfinedCaller,
  Confined,
  ExpectedVersion,
  Performs,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Delete, HttpCode, Param, Patch } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import { z } from 'zod'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { instant, inUtc } from '../../credentials/instant.js'
import type { CredentialChanges } from '../../domain/validity.js'
import { credentialView, type CredentialView } from '../list-credentials/credential-view.js'

const request = z
  .strictObject({
    label: z.string().trim().min(1).max(200).nullable().optional(),
    validFrom: instant.nullable().optional(),
    validUntil: instant.nullable().optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must name something to change')

@ApiTags('Credentials')
@ApiHeader({ name: 'If-Match', required: true, description: 'The `ETag` the credential was read with' })
@ApiNotFoundResponse({ description: 'There is no such credential' })
@ApiConflictResponse({ description: 'Changed meanwhile, or removed' })
@Controller('v1/credentials/:id')
export class ChangeCredentialController {
  constructor(private readonly credentials: ChangeCredential) {}

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
    @Confined() caller: ConfinedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: request }) given: z.infer<typeof request>,
  ): Promise<CredentialView> {
    return this.credentials.change(caller, id, () => ({ type: 'change', changes: changesIn(given), expectedVersion }))
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
    @Confined() caller: ConfinedCaller,
    @Param('id', { schema: z.uuid() }) id: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    await this.credentials.change(caller, id, (at) => ({ type: 'remove', at, expectedVersion }))
  }
}

const changesIn = ({ label, validFrom, validUntil }: z.infer<typeof request>): CredentialChanges => ({
  ...(label !== undefined && { label }),
  ...(validFrom !== undefined && { validFrom: validFrom && inUtc(validFrom) }),
  ...(validUntil !== undefined && { validUntil: validUntil && inUtc(validUntil) }),
})
