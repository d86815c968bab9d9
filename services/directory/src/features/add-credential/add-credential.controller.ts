import { credentialKind, type CredentialState, lineOfText } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  Performs,
  RequiresInPremises,
  TaggedByVersion,
  SITE_ZONE,
} from '@doorledger/service'
import { Body, Controller, Inject, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ChangeCredential } from '../../credentials/change-credential.js'
import { CredentialNumbers } from '../../credentials/credential-numbers.js'
import { requireHolderWithin } from '../../credentials/require-holder-within.js'
import { started } from '../../domain/holding.js'
import { validFromOf, validity, validUntilOf } from '../../domain/instant.js'
import { credentialView, type CredentialView } from '../../credentials/credential-view.js'

const fields = z.strictObject({
  kind: credentialKind,
  number: z.string().describe('As printed, read or typed. Never shown again, kept nowhere but as a keyed hash'),
  label: lineOfText(200).optional().describe('Such as its tag; no name of a person'),
  validFrom: validity.optional().describe('RFC 3339, or the first day'),
  validUntil: validity.optional().describe('RFC 3339, or the last day'),
  userId: z.uuid().optional().describe('Who holds it from now on'),
  duress: z.boolean().optional().describe('Opens as any other and calls for help silently; for a PIN or passcode'),
})
const request = fields.refine(({ kind, duress }) => duress !== true || kind === 'pin' || kind === 'passcode', {
  path: ['duress'],
  error: 'must be of a pin or passcode',
})
type AddRequest = z.infer<typeof request>

@ApiTags('Credentials')
@Controller('v1/credentials')
export class AddCredentialController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly credentials: ChangeCredential,
    private readonly numbers: CredentialNumbers,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  @Post()
  @TaggedByVersion()
  @RequiresInPremises('credential:write')
  @Performs('credential.add')
  @ApiOperation({ summary: 'Add a credential', description: 'A key, fob, card or code that opens doors.' })
  @ApiCreatedResponse({ description: 'The credential; the `ETag` is its version', standardSchema: credentialView })
  @ApiConflictResponse({ description: 'There is one with this number, or the person cannot hold it' })
  async add(@Scoped() caller: ScopedCaller, @Body({ schema: request }) given: AddRequest): Promise<CredentialView> {
    const { kind, number, duress } = given
    const hashed = this.numbers.hashed({ tenantId: caller.tenantId, kind, number, duress })
    const id = newId()
    await requireHolderWithin(this.database, caller, given.userId)
    return this.credentials.give(caller, id, (at) => ({
      type: 'add',
      credential: { credentialId: id, kind, ...hashed, state: 'active', ...restOf(given, at, this.zone) },
    }))
  }
}

const restOf = ({ label, validFrom, validUntil, userId }: AddRequest, at: string, zone: string) =>
  ({
    holder: userId === undefined ? null : started(userId, at),
    ...(label !== undefined && { label }),
    ...(validFrom !== undefined && { validFrom: validFromOf(validFrom, zone) }),
    ...(validUntil !== undefined && { validUntil: validUntilOf(validUntil, zone) }),
  }) satisfies Partial<CredentialState>
