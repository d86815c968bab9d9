import { credentialKind, credentialStatus } from '@doorledger/contracts'
import {
  type ScopedCaller,
  Scoped,
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
import { findUser, userRef } from '../../people/find-user.js'
import {
  credentialView,
  type CredentialView,
  credentialViewOf,
  findCredential,
} from '../../credentials/credential-view.js'
import { credentialsPage } from './credentials-page.js'

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
    @Scoped() caller: ScopedCaller,
    @Query({ schema: query }) { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<Page<CredentialView>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const holder = filter.user === undefined ? undefined : (await findUser(this.database, caller, filter.user)).id
    const { viewing } = caller
    if (viewing !== undefined && holder !== undefined) viewing.persons = [holder]
    const { kind, state } = filter
    const question = { after: page.after, holder, kind, state, limit: page.readLimit }
    const rows = await credentialsPage(this.database, caller, question)
    return page.of(rows, credentialViewOf, (last) => last.credential_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @RequiresInPremises('credential:read')
  @ApiOperation({ summary: 'Show a credential', description: 'Also one that was removed.' })
  @ApiOkResponse({ description: 'The credential; the `ETag` is its version', standardSchema: credentialView })
  @ApiNotFoundResponse({ description: 'There is no such credential' })
  show(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<CredentialView> {
    return findCredential(this.database, caller, id)
  }
}
