import { premisesId, premisesKind } from '@doorledger/contracts'
import { liesWithin, scopedReads } from '@doorledger/database'
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
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import {
  findPremises,
  PREMISES_ROWS,
  type PremisesRow,
  premisesView,
  type PremisesView,
  premisesViewOf,
} from './premises-view.js'

const query = z.strictObject({
  ...pageQuery.shape,
  within: premisesId.optional().describe('These premises and all that lie in them'),
  kind: premisesKind.optional(),
  q: z.string().min(1).max(200).optional().describe('Part of the name or the id'),
})

const cursorKind = { name: 'premises', version: 1, position: premisesId }

@ApiTags('Premises')
@Controller('v1/premises')
export class ListPremisesController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('premises:read')
  @ApiOperation({ summary: 'List premises', description: 'By id; `path` says what lies in what.' })
  @ApiOkResponse({ description: 'A page of premises', standardSchema: pageOf(premisesView) })
  async list(
    @Scoped() caller: ScopedCaller,
    @Query({ schema: query }) { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<Page<PremisesView>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const { tenantId, premises } = caller
    const parameters = [tenantId, page.after, filter.within, filter.kind, filter.q, page.readLimit, premises]
    const { rows } = await scopedReads(this.database, caller).query<PremisesRow>(PAGE, parameters)
    return page.of(rows, premisesViewOf, (last) => last.premises_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @RequiresInPremises('premises:read')
  @ApiOperation({ summary: 'Show premises' })
  @ApiOkResponse({ description: 'The premises; the `ETag` is their version', standardSchema: premisesView })
  @ApiNotFoundResponse({ description: 'There are no such premises' })
  show(@Scoped() caller: ScopedCaller, @Param('id', { schema: premisesId }) id: string): Promise<PremisesView> {
    return findPremises(this.database, caller, id)
  }
}

const PAGE = `
  ${PREMISES_ROWS}
  where ($2::text is null or premises_id > $2)
    and ($3::text is null or $3 = any (path))
    and ($4::text is null or kind = $4)
    and ($5::text is null or position(search_text($5) in search_text(name)) > 0
      or position(search_text($5) in search_text(premises_id)) > 0)
    and ${liesWithin('path', '$1', '$7')}
  order by premises_id
  limit $6`
