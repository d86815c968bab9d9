import { openRowCursor, SqlParameters } from '@doorledger/database'
import {
  type CsvColumns,
  csvFormat,
  DATABASE,
  ExportFiles,
  jsonFormat,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
  STOPPING,
} from '@doorledger/service'
import { Controller, Get, Inject, Query, type StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { activityFilter, activityParameters, userParameter } from '../../activity/activity-query.js'
import { activityQuery } from '../../activity/activity-sql.js'
import type { ActivityRow, ActivityView } from '../../activity/activity-view.js'
import { findPerson } from '../../activity/find-person.js'
import { showActivity } from '../../activity/read-activity.js'
import { readerOf, scopeOfReader } from '../../entries/entry-query.js'

const reportQuery = z.strictObject({
  user: userParameter,
  ...activityParameters,
  format: z.enum(['csv', 'json']).default('csv'),
})

const columns: CsvColumns<ActivityView> = [
  ['localTime', ({ localTime }) => localTime],
  ['occurredAt', ({ occurredAt }) => occurredAt],
  ['type', ({ type }) => type],
  ['label', ({ label }) => label],
  ['message', ({ message }) => message],
  ['byType', ({ by }) => by.type],
  ['byId', ({ by }) => by.id],
  ['byName', ({ by }) => by.name],
  ['targetKind', ({ target }) => target?.kind],
  ['targetId', ({ target }) => target?.id],
  ['targetName', ({ target }) => target?.name],
  ['outcome', ({ outcome }) => outcome],
  ['cause', ({ cause }) => cause],
  ['reason', ({ reason }) => reason],
  ['credentialKind', ({ credentialKind }) => credentialKind],
  ['occurrences', ({ occurrences }) => occurrences],
  ['id', ({ id }) => id],
]

const formats = { csv: csvFormat(columns), json: jsonFormat }

@ApiTags('User activity')
@Controller('v1/user-activity/export')
@RequiresInPremises('audit:read')
export class ExportActivityController {
  private readonly files: ExportFiles

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(STOPPING) stopping: AbortSignal,
    private readonly site: SiteClock,
  ) {
    this.files = new ExportFiles(stopping)
  }

  @Get()
  @Performs('user-activity.export')
  @ApiOperation({
    summary: 'The log of a person as a file',
    description:
      'The rows of the list for the same person and time, whichever of the two is given. An answer that breaks off is ' +
      'not complete.',
  })
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Query({ schema: reportQuery }) { format, user, ...asked }: z.output<typeof reportQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<StreamableFile> {
    const site = this.site.now()
    const reader = readerOf(caller)
    const userId = await findPerson(this.database, reader, { meant: user })
    if (caller.action !== undefined) caller.action.target = { kind: 'user', id: userId }
    const filter = activityFilter(asked, { reader, userId, site })
    const open = () => {
      const parameters = new SqlParameters()
      const text = activityQuery(filter, {}, parameters)
      return openRowCursor<ActivityRow>(this.database, scopeOfReader(reader), { text, values: parameters.values })
    }
    const of = { tenantId: reader.tenantId, userId, zone: site.zone }
    const shown = (rows: readonly ActivityRow[]) => showActivity(this.database, rows, of)
    return this.files.file({ open, shown, format: formats[format], name: 'user-activity', at: site.now })
  }
}
