import { permission } from '@doorledger/contracts'
import {
  type Caller,
  CurrentCaller,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  type PageQuery,
  Requires,
} from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'

const item = z.object({
  id: z.uuid(),
  name: z.string(),
  permissions: z.array(permission),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string().describe('`token:<id>`, or `system` for the first administrator'),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
type Item = z.infer<typeof item>

/** Ids sort by the time they were made at. */
const cursorKind = { name: 'api-tokens', version: 1, position: z.uuid() }

@ApiTags('API tokens')
@Controller('v1/api-tokens')
export class ListApiTokensController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @Requires('token:write')
  @ApiOperation({ summary: 'List API tokens', description: 'Newest first, expired and revoked ones too.' })
  @ApiOkResponse({ description: 'A page of tokens', standardSchema: pageOf(item) })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<Item>> {
    const page = keysetPage(cursorKind, query)
    const { rows } = await this.database.query<ApiTokenRow>(PAGE, [tenantId, page.after, page.readLimit])
    return page.of(rows, itemOf, (last) => last.token_id)
  }
}

const PAGE = `
  select token_id, name, permissions, issued_at, issued_by, expires_at, revoked_at
  from api_tokens
  where tenant_id = $1 and ($2::uuid is null or token_id < $2)
  order by token_id desc
  limit $3`

interface ApiTokenRow {
  readonly token_id: string
  readonly name: string
  readonly permissions: Item['permissions']
  readonly issued_at: Date
  readonly issued_by: string
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
}

const itemOf = (row: ApiTokenRow): Item => ({
  id: row.token_id,
  name: row.name,
  permissions: row.permissions,
  issuedAt: row.issued_at.toISOString(),
  issuedBy: row.issued_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
})
