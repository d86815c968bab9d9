import { type Caller, CLOCK, type Clock, CurrentCaller, DATABASE, guardedText, Performs } from '@doorledger/service'
import { Requires, STOPPING } from '@doorledger/service'
import { Controller, Get, HttpException, HttpStatus, Inject, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { exportHead, exportLine } from '../../domain/user-export.js'
import { pagesOfPeople } from './pages-of-people.js'

const STALL_MS = 60_000
/** Each holds a connection to the database for as long as it is read. */
const MOST_EXPORTS = 3

@ApiTags('Import and export')
@Controller('v1/users/export')
export class ExportUsersController {
  private running = 0

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get()
  @Requires('user:read')
  @Performs('user.export')
  @ApiOperation({
    summary: 'All people as a CSV file',
    description:
      'By number, as they were at one moment, without those who were erased; recorded in the audit log. ' +
      'The file can be imported elsewhere. An answer that breaks off is not complete.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@CurrentCaller() { tenantId }: Caller): StreamableFile {
    if (this.running >= MOST_EXPORTS) {
      throw new HttpException('Too many exports are under way', HttpStatus.TOO_MANY_REQUESTS)
    }
    this.running += 1
    const file = guardedText((signal) => this.pieces(tenantId, signal), { stallMs: STALL_MS, until: this.stopping })
    file.once('close', () => (this.running -= 1))
    return new StreamableFile(file, {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="people-${this.clock().toISOString().slice(0, 10)}.csv"`,
    })
  }

  private async *pieces(tenantId: string, signal: AbortSignal): AsyncGenerator<string> {
    yield exportHead
    for await (const page of pagesOfPeople(this.database, tenantId)) {
      signal.throwIfAborted()
      yield page.map(exportLine).join('')
    }
  }
}
