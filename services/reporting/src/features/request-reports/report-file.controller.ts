import { DomainError } from '@doorledger/kernel'
import { DATABASE, Performs, RequiresInPremises, Scoped, type ScopedCaller } from '@doorledger/service'
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ManifestKey } from '../../files/manifest-key.js'
import { ReportFiles } from '../../files/report-files.js'
import { mediaTypes } from '../../formats/report-writer.js'
import { findReport, type ReportRow, shownOf } from '../../reports/report-view.js'
import { seesDuress } from '../../reports/sees-duress.js'
import { requireKind } from '../../reports/require-kind.js'

const signedManifest = z.object({
  manifest: z
    .looseObject({})
    .describe('What the report is, of how many rows, with which digests, and what it cannot know'),
  signature: z.string().describe('Ed25519 over the JSON text of `manifest`, base64'),
  publicKey: z.string().describe('PEM'),
})

@ApiTags('Reports')
@Controller('v1/reports/:id')
@RequiresInPremises('report:create')
export class ReportFileController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly files: ReportFiles,
    @Inject(ManifestKey) private readonly key: ManifestKey,
  ) {}

  @Get('file')
  @Performs('report.download')
  @ApiOperation({ summary: 'The file of a report' })
  @ApiProduces(...Object.values(mediaTypes))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiNotFoundResponse({ description: 'There is no such report, or no file of it' })
  async file(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<StreamableFile> {
    const { request } = await this.ready(caller, id)
    if (!(await this.files.has(id))) throw fileMissing()
    return new StreamableFile(this.files.read(id), {
      type: mediaTypes[request.format],
      disposition: `attachment; filename="${request.kind}-${id}.${request.format}"`,
    })
  }

  @Get('manifest')
  @ApiOperation({ summary: 'What a report says of itself, signed' })
  @ApiOkResponse({ standardSchema: signedManifest })
  @ApiNotFoundResponse({ description: 'There is no such report, or no file of it' })
  async manifest(
    @Param('id', { schema: z.uuid() }) id: string,
    @Scoped() caller: ScopedCaller,
  ): Promise<z.infer<typeof signedManifest>> {
    const { request, result, requested_at: at } = await this.ready(caller, id)
    const { kind, format, filter, asOf, by } = request
    const signed = this.key.sign({ reportId: id, kind, format, filter, asOf, by, requestedAt: at, ...shownOf(result!) })
    return { ...signed, manifest: { ...signed.manifest } }
  }

  private async ready(caller: ScopedCaller, id: string): Promise<ReportRow> {
    const row = await findReport(this.database, caller, id)
    requireKind(caller.rights, row.request.kind)
    if (row.status !== 'ready') throw fileMissing()
    if (row.result?.showsDuress === true && !seesDuress(caller.rights, row.request)) throw duressHidden()
    return row
  }
}

const duressHidden = (): DomainError =>
  new DomainError('permission_missing', 'forbidden', 'It was made for somebody who may know of duress', {
    permission: 'duress:read',
  })

const fileMissing = (): DomainError =>
  new DomainError('report_file_missing', 'not_found', 'There is no file of the report: it is not made yet, or expired')
