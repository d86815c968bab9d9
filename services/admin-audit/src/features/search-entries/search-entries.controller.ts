import { DomainError } from '@doorledger/kernel'
import { scopedReads } from '@doorledger/database'
import {
  type AppliedRange,
  appliedRange,
  appliedRangeOf,
  Scoped,
  type ScopedCaller,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  Reads,
  RequiresInPremises,
  SiteClock,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { entryQuery, filterOf, order, readerOf } from '../../entries/entry-query.js'
import {
  detailsOf,
  entryDetails,
  type EntryDetails,
  entryView,
  type EntryView,
  viewOf,
} from '../../entries/entry-view.js'
import { findNames } from '../../entries/find-names.js'
import { findEntry, listEntries } from './list-entries.js'

const listQuery = entryQuery.extend({ order, ...pageQuery.shape })
const entryPage = pageOf(entryView).extend({ appliedRange })
const cursorKind = { name: 'audit-entries', version: 1, position: z.tuple([z.int(), z.int()]) }

@ApiTags('Audit log')
@Controller('v1/audit-entries')
@RequiresInPremises('audit:read')
export class SearchEntriesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Reads('audit-log.read')
  @ApiOperation({
    summary: 'Search the audit log',
    description: 'Sorted by when it happened. The last 31 days, unless `range`, `from` or `to` say otherwise.',
  })
  @ApiOkResponse({ standardSchema: entryPage })
  async list(
    @Query({ schema: listQuery }) { limit, cursor, order, ...asked }: z.output<typeof listQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<EntryView> & { readonly appliedRange: AppliedRange }> {
    const reader = readerOf(caller)
    const page = keysetPage(cursorKind, { limit, cursor }, { ...asked, order, ...reader })
    const filter = filterOf(asked, reader, this.site.now())
    const rows = await listEntries(scopedReads(this.database, caller), filter, {
      order,
      limit: page.readLimit,
      after: page.after && { occurredAt: new Date(page.after[0]), seq: page.after[1] },
    })
    const names = await findNames(this.database, reader.tenantId, rows)
    const position = (row: (typeof rows)[number]): [number, number] => [row.occurred_at.getTime(), row.seq]
    return { ...page.of(rows, (row) => viewOf(row, names), position), appliedRange: appliedRangeOf(filter.time) }
  }

  @Get(':id')
  @Reads('audit-log.open')
  @ApiOperation({ summary: 'One entry of the audit log, with what changed' })
  @ApiOkResponse({ standardSchema: entryDetails })
  async find(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<EntryDetails> {
    const reader = readerOf(caller)
    const row = await findEntry(scopedReads(this.database, caller), reader, id)
    if (row === undefined) throw new DomainError('audit_entry_unknown', 'not_found', `There is no audit entry ${id}`)
    return detailsOf(row, await findNames(this.database, reader.tenantId, [row]))
  }
}
