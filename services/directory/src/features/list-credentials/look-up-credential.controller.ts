import { credentialKind } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import { type ScopedCaller, Scoped, DATABASE, Performs, RequiresInPremises, TaggedByVersion } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { CredentialNumbers } from '../../credentials/credential-numbers.js'
import {
  CREDENTIAL_ROWS,
  credentialNotFound,
  type CredentialRow,
  credentialView,
  type CredentialView,
  credentialViewOf,
  holderLiesWithin,
} from '../../credentials/credential-view.js'

const request = z.strictObject({
  kind: credentialKind,
  number: z.string().describe('As printed, read or typed'),
})

/** A number in a URL would be kept by every proxy on the way, so it comes in the body. */
@ApiTags('Credentials')
@Controller('v1/credentials/lookup')
export class LookUpCredentialController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly numbers: CredentialNumbers,
  ) {}

  @Post()
  @HttpCode(200)
  @TaggedByVersion()
  @RequiresInPremises('credential:read')
  @Performs('credential.look-up')
  @ApiOperation({
    summary: 'Find a credential by its number',
    description: 'Recorded in the audit log, without the number: whoever can ask can try numbers out.',
  })
  @ApiOkResponse({ description: 'The credential that has the number now', standardSchema: credentialView })
  @ApiNotFoundResponse({ description: 'None has it' })
  async lookUp(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: request }) { kind, number }: z.infer<typeof request>,
  ): Promise<CredentialView> {
    const { tenantId, premises, action } = caller
    const { lookupHmac } = this.numbers.hashed({ tenantId, kind, number })
    const parameters = [tenantId, kind, lookupHmac, premises]
    const { rows } = await scopedReads(this.database, caller).query<CredentialRow>(BY_NUMBER, parameters)
    const [row] = rows
    if (row === undefined) throw credentialNotFound()
    if (action !== undefined) action.target = { kind: 'credential', id: row.credential_id }
    return credentialViewOf(row)
  }
}

const BY_NUMBER = `${CREDENTIAL_ROWS} and kind = $2 and lookup_hmac = $3 and state <> 'removed'
  and ${holderLiesWithin('$1', '$4')}`
