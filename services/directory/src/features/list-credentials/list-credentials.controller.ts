import { credentialKind, credentialStatus } from '@doorledger/contracts'
import { readsWithin } from '@doorledger/postgres'
import {
  type ConfinedCaller,
  Confined,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  TaggedByVersion,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findUser, userRef } from '../list-users/find-user.js'
import {
  CREDENTIAL_ROWS,
  type CredentialRow,
  credentialView,
  type CredentialView,
  credentialViewOf,
  findCredential,
  holderLiesWithin,
} from './credential-view.js'

const query = z.strictObject({
  ...pageQuery.shape,
  user: userRef.optional().describe('Id, `userNo` or user name of who holds it now'),
  kind: credentialKind.optional(),
  state: credentialStatus.optional().describe('Any but `removed` when left out'),
})

const cursorKind = { name: 'credentials', version: 1, position: z.uuid() }

@ApiTags('Credentials')
@Controller('v1/credentials')
export class ListCredentialsController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('credential:read')
  @Views('user.read-credentials', 'user')
  @ApiOperation({ summary: 'List credentials', description: 'In the order they were added; never with numbers.' })
  @ApiOkResponse({ description: 'A page of credentials', standardSchema: pageOf(credentialView) })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async list(
    @Confined() caller: ConfinedCaller,
    @Query({ schema: query }) { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<Page<CredentialView>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const holder = filter.user === undefined ? null : (await findUser(this.database, caller, filter.user)).id
    const { tenantId, premises, viewing } = caller
    if (viewing !== undefined && holder !== null) viewing.persons = [holder]
    const parameters = [tenantId, page.after, holder, filter.kind, filter.state, page.readLimit, premises]
    const { rows } = await readsWithin(this.database, caller).query<CredentialRow>(PAGE, parameters)
    return page.of(rows, credentialViewOf, (last) => last.credential_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @RequiresInPremises('credential:read')
  @ApiOperation({ summary: 'Show a credential', description: 'Also one that was removed.' })
  @ApiOkResponse({ description: 'The credential; the `ETag` is its version', standardSchema: credentialView })
  @ApiNotFoundResponse({ description: 'There is no such credential' })
  show(@Confined() caller: ConfinedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<CredentialView> {
    return findCredential(this.database, caller, id)
  }
}

const PAGE = `
  ${CREDENTIAL_ROWS}
    and ($2::uuid is null or credential.credential_id > $2)
    and ($3::uuid is null or holder.user_id = $3)
    and ($4::text is null or kind = $4)
    and case when $5::text is null then state <> 'removed' else state = $5 end
    and ${holderLiesWithin('$1', '$7')}
  order by credential.credential_id
  limit $6`
