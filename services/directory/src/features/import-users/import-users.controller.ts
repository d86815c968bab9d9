import {
  type Caller,
  type CursorKind,
  CurrentCaller,
  DATABASE,
  decodeCursor,
  encodeCursor,
  type Page,
  pageFrom,
  pageOf,
  pageQuery,
  Performs,
  Requires,
  TakesCsv,
} from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger'
import type { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { z } from 'zod'
import { requireAssigning } from '../../administrators/require-assigning.js'
import { type FaultView, faultView, findImport, importView, type ImportView } from '../../imports/import-view.js'
import { ReceiveImport } from '../../imports/receive-import.js'
import { WorkOffImports } from '../../imports/work-off-imports.js'
import { ImportUsers } from './import-users.js'

const LIMIT_BYTES = 64 * 1_024 * 1_024

const importQuery = z.strictObject({
  dryRun: z
    .stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' })
    .default(false)
    .describe('Check everything, change nothing'),
})
const importId = z.uuid()

const position = z.tuple([z.int(), z.int()]).describe('Line, and the number of the fault')
const cursorKind: CursorKind<z.infer<typeof position>> = { name: 'import-faults', version: 1, position }

@ApiTags('Import and export')
@Controller('v1/user-imports')
export class ImportUsersController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly files: ReceiveImport,
    private readonly work: WorkOffImports,
    private readonly users: ImportUsers,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('user:write')
  @Performs('user.import')
  @TakesCsv({ limitBytes: LIMIT_BYTES })
  @ApiOperation({
    summary: 'Import people from a CSV file',
    description:
      'The first line names the columns: `username`, `name` and, as wanted, `email`, `phone`, `roles` (`auditor@hq employee`; takes `role:write`), `enabled`, `userNo`. ' +
      'An `id` is passed over. Everybody whose row has no fault is created; see how far it is under the id answered.',
  })
  @ApiResponse({ status: 202, description: 'The file is durable and is being worked in', standardSchema: importView })
  async start(
    @CurrentCaller() caller: Caller,
    @Query({ schema: importQuery }) { dryRun }: z.output<typeof importQuery>,
    @Body() body: Readable,
  ): Promise<ImportView> {
    const allow = (columns: readonly string[]) => columns.includes('roles') && requireAssigning(caller)
    const id = await this.files.receive(caller, this.users, { body, dryRun, allow })
    const view = await this.find(caller, id)
    this.work.wake()
    return view
  }

  @Get(':id')
  @Requires('user:write')
  @ApiOperation({ summary: 'Show how far an import is' })
  @ApiOkResponse({ description: 'The import', standardSchema: importView })
  @ApiNotFoundResponse({ description: 'There is no such import' })
  async show(@CurrentCaller() caller: Caller, @Param('id', { schema: importId }) id: string): Promise<ImportView> {
    return this.find(caller, id)
  }

  @Get(':id/faults')
  @Requires('user:write')
  @ApiOperation({
    summary: 'List what is wrong with rows',
    description: 'By line; the first 10,000 that were found are kept.',
  })
  @ApiOkResponse({ description: 'A page of faults', standardSchema: pageOf(faultView) })
  @ApiNotFoundResponse({ description: 'There is no such import' })
  async faults(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: importId }) id: string,
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
  ): Promise<Page<FaultView>> {
    await this.find(caller, id)
    const after = cursor === undefined ? [0, 0] : decodeCursor(cursorKind, cursor, id)
    const { rows } = await this.database.query<FaultView & { readonly fault_no: number }>(
      `select fault_no, line, field, rule, detail from import_faults
       where tenant_id = $1 and import_id = $2 and (line, fault_no) > ($3, $4)
       order by line, fault_no limit $5`,
      [caller.tenantId, id, ...after, limit + 1],
    )
    const show = ({ line, field, rule, detail }: FaultView) => ({ line, field, rule, detail })
    return pageFrom(rows, limit, show, (last) => encodeCursor(cursorKind, [last.line, last.fault_no], id))
  }

  private find({ tenantId }: Caller, id: string): Promise<ImportView> {
    return findImport(this.database, { tenantId, kind: this.users.kind, importId: id })
  }
}
