import { csvFormParameters } from '@doorledger/csv'
import {
  Scoped,
  type ScopedCaller,
  DATABASE,
  streamingResponse,
  Performs,
  RequiresInPremises,
  SiteClock,
  STOPPING,
} from '@doorledger/service'
import type { RowCursor } from '@doorledger/database'
import { Controller, Get, HttpException, HttpStatus, Inject, Query, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { accessEventQuery, filterOf, order, readerOf } from '../../access-log/access-event-query.js'
import type { AccessEventRow, AccessEventView } from '../../access-log/access-event-view.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import { openAccessEventCursor } from './access-event-cursor.js'
import { type ExportText, exportText } from './export-text.js'

const exportQuery = accessEventQuery.extend({
  order,
  format: z.enum(['csv', 'json']).default('csv'),
  ...csvFormParameters,
})

const STALL_MS = 60_000
/** Each holds a connection to the database for as long as it is read. */
const MOST_EXPORTS = 3

@ApiTags('Access log')
@Controller('v1/access-events/export')
@RequiresInPremises('access-log:export')
export class ExportAccessEventsController {
  private running = 0

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Performs('access-log.export')
  @ApiOperation({
    summary: 'All rows of the access log that pass the filters, as a file',
    description: 'As they were at one moment. An answer that breaks off is not complete.',
  })
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Query({ schema: exportQuery }) { format, order, delimiter, bom, ...query }: z.output<typeof exportQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<StreamableFile> {
    const reader = readerOf(caller)
    const site = this.site.now()
    const cursor = await this.open(filterOf(query, reader, site), order)
    const text = exportText(format, { delimiter, bom })
    const shown = (rows: readonly AccessEventRow[]) => attemptsShown(this.database, rows, reader)
    const pieces = (signal: AbortSignal) => exportPieces(cursor, text, { shown, signal })
    const file = streamingResponse(pieces, { stallMs: STALL_MS, until: this.stopping })
    file.once('close', () => void cursor.close().finally(() => (this.running -= 1)))
    return new StreamableFile(file, {
      type: text.mediaType,
      disposition: `attachment; filename="access-events-${fileTime(site.now)}.${text.extension}"`,
    })
  }

  private async open(filter: AccessEventFilter, order: 'asc' | 'desc'): Promise<RowCursor<AccessEventRow>> {
    if (this.running >= MOST_EXPORTS) {
      throw new HttpException('Too many exports are under way', HttpStatus.TOO_MANY_REQUESTS)
    }
    this.running += 1
    try {
      return await openAccessEventCursor(this.database, filter, order)
    } catch (error) {
      this.running -= 1
      throw error
    }
  }
}

interface Exporting {
  /** names as they are known now: whoever is erased meanwhile is not in what is still to come */
  readonly shown: (rows: readonly AccessEventRow[]) => Promise<readonly AccessEventView[]>
  readonly signal: AbortSignal
}

const exportPieces = async function* (
  cursor: RowCursor<AccessEventRow>,
  text: ExportText,
  { shown, signal }: Exporting,
): AsyncGenerator<string> {
  yield text.head
  let first = true
  for (let rows = await cursor.nextPage(); rows.length > 0; rows = await cursor.nextPage()) {
    let piece = ''
    for (const row of await shown(rows)) {
      piece += text.line(row, first)
      first = false
    }
    yield piece
    signal.throwIfAborted()
  }
  yield text.tail
}

/** `2026-11-22T09-17-52Z`: a colon has no place in a file name. */
const fileTime = (now: Date): string => `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
