import type { Permission } from '@doorledger/contracts'
import {
  type Caller,
  CurrentCaller,
  type Page,
  pageOf,
  pageQuery,
  type PageQuery,
  Performs,
  Requires,
  TakesCsv,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, type Type } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { ImportKind } from './import-job.js'
import { type FaultView, faultView, importView, type ImportView } from './import-view.js'
import { Imports } from './imports.js'

/** Where files of one kind are sent. */
export interface ImportRoutes {
  /** of the controller, unique: operations are called after it */
  readonly name: string
  /** below `v1`, ending in `-imports`: `user-imports` */
  readonly path: string
  readonly kind: Type<ImportKind>
  /** what the actions are called after, as `kind` of the kind: `user` */
  readonly action: string
  readonly permission: Permission
  /** for whom reads the reference: what is imported, and which columns there are */
  readonly summary: string
  readonly description: string
}

const LIMIT_BYTES = 64 * 1_024 * 1_024

const importQuery = z.strictObject({
  dryRun: z
    .stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' })
    .default(false)
    .describe('Check everything, change nothing'),
})
const importId = z.uuid()

/** The routes by which one kind of thing is imported, and by which one sees how far it is, what was wrong, and ends it. */
export const importController = (routes: ImportRoutes): Type<unknown> => {
  const { path, kind: kindClass, action, permission, summary, description } = routes

  @ApiTags('Import and export')
  @Controller(`v1/${path}`)
  class ImportController {
    constructor(
      @Inject(Imports) private readonly imports: Imports,
      @Inject(kindClass) private readonly kind: ImportKind,
    ) {}

    @Post()
    @HttpCode(202)
    @Requires(permission)
    @Performs(`${action}.import`)
    @TakesCsv({ limitBytes: LIMIT_BYTES })
    @ApiOperation({ summary, description })
    @ApiResponse({ status: 202, description: 'The file is durable and is being worked in', standardSchema: importView })
    start(
      @CurrentCaller() caller: Caller,
      @Query({ schema: importQuery }) { dryRun }: z.output<typeof importQuery>,
      @Body() body: Readable,
    ): Promise<ImportView> {
      return this.imports.start(caller, this.kind, { body, dryRun })
    }

    @Get(':id')
    @Requires(permission)
    @ApiOperation({ summary: 'Show how far an import is' })
    @ApiOkResponse({ description: 'The import', standardSchema: importView })
    @ApiNotFoundResponse({ description: 'There is no such import' })
    show(@CurrentCaller() caller: Caller, @Param('id', { schema: importId }) id: string): Promise<ImportView> {
      return this.imports.show(caller, this.kind, id)
    }

    @Delete(':id')
    @Requires(permission)
    @Performs(`${action}.import-cancel`)
    @ApiOperation({
      summary: 'Cancel an import',
      description: 'Leaves the rows that still wait; what was taken stays.',
    })
    @ApiOkResponse({ description: 'The import as it was left', standardSchema: importView })
    @ApiNotFoundResponse({ description: 'There is no such import' })
    @ApiConflictResponse({ description: 'It is over already' })
    cancel(@CurrentCaller() caller: Caller, @Param('id', { schema: importId }) id: string): Promise<ImportView> {
      return this.imports.cancel(caller, this.kind, id)
    }

    @Get(':id/faults')
    @Requires(permission)
    @ApiOperation({
      summary: 'List what is wrong with rows',
      description: 'By line; the first 10,000 that were found are kept.',
    })
    @ApiOkResponse({ description: 'A page of faults', standardSchema: pageOf(faultView) })
    @ApiNotFoundResponse({ description: 'There is no such import' })
    faults(
      @CurrentCaller() caller: Caller,
      @Param('id', { schema: importId }) id: string,
      @Query({ schema: pageQuery }) page: PageQuery,
    ): Promise<Page<FaultView>> {
      return this.imports.faults(caller, this.kind, id, page)
    }
  }

  Object.defineProperty(ImportController, 'name', { value: routes.name })
  return ImportController
}
