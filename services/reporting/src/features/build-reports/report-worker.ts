import type { CommandHandler } from '@doorledger/event-store'
import { COMMANDS, DATABASE, isHeld, SiteClock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { ReportFact } from '../../domain/report.js'
import { expiryOf } from '../../files/export-expiry.js'
import { heldExport } from '../../files/purged-exports.js'
import { reports } from '../../reports/report-aggregates.js'
import type { ReportRow } from '../../reports/report-view.js'
import { REPORT_OPTIONS, type ReportOptions } from '../../report-options.js'
import { type BuiltReport, buildReport } from './build-report.js'
import { seesDuress } from '../../reports/sees-duress.js'
import { mayHave, rightsNow } from './requester.js'

/** Nobody wants the report any more. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/**
 * Makes reports one after the other. What was begun when a process was killed is made from its beginning: it is as of
 * the same position, so it says the same.
 */
@Injectable()
export class ReportWorker {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    private readonly site: SiteClock,
    @Inject(REPORT_OPTIONS) private readonly options: ReportOptions,
  ) {}

  /** Makes the next report; false when there is none. */
  async work(): Promise<boolean> {
    const { rows } = await this.database.query<ReportRow>(NEXT)
    const [row] = rows
    if (row === undefined) return false
    return this.alone(row, () => this.make(row))
  }

  /** Deletes what has expired and no hold keeps, and what of a cancelled one is left. */
  async tidy(): Promise<void> {
    const { rows } = await this.database.query<ReportRow>(EXPIRED, [this.site.now().now])
    for (const row of rows) {
      await this.options.files.remove(row.report_id)
      if (row.status === 'ready') await this.settle(row, { type: 'report.expired', data: { reportId: row.report_id } })
      else await this.database.query(TIDIED, [row.tenant_id, row.report_id])
    }
  }

  /** Of several replicas one makes a report; the lock goes with the connection. */
  private async alone(row: ReportRow, make: () => Promise<void>): Promise<boolean> {
    const client = await this.database.connect()
    try {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtext($1)) as mine', [
        `report ${row.report_id}`,
      ])
      if (rows[0]?.mine !== true) return false
      await make()
      return true
    } finally {
      client.release(true)
    }
  }

  private async make(row: ReportRow): Promise<void> {
    const { tenant_id: tenantId, request } = row
    const rights = await rightsNow(this.database, tenantId, request.by)
    if (!mayHave(rights, request)) {
      return this.fail(row, 'requester_lost_right', 'Whoever asked for it may not read it any more')
    }
    const file = await this.options.files.begin(request.reportId)
    try {
      const { zone, now } = this.site.now()
      const { kind, filter, asOf, premises } = request
      const question = { tenantId, kind, filter, asOf, premises, seesDuress: seesDuress(rights, request) }
      const progress = everySoOften((count) => this.progress(row, count))
      const { title: organisation, logoFile, fontFile } = this.options
      const look = { organisation, logoFile, fontFile }
      const options = { database: this.database, ...look, zone, now, progress }
      const built = await buildReport(request, question, file, options)
      const written = await file.finish()
      await this.complete(row, { ...built, ...written })
    } catch (error) {
      await file.discard()
      if (error instanceof GivenUp) return
      const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC'
      await this.fail(row, isFull ? 'disk_full' : 'other', (error as Error).message)
    }
  }

  private async progress({ tenant_id: tenantId, report_id: id }: ReportRow, count: number): Promise<void> {
    const { rowCount } = await this.database.query(PROGRESS, [tenantId, id, count])
    if (rowCount === 0) throw new GivenUp('The report was taken back')
  }

  private async complete(
    row: ReportRow,
    result: BuiltReport & { readonly sizeBytes: number; readonly sha256: string },
  ): Promise<void> {
    const { reportId } = row.request
    const { completeness: _, showsDuress: __, ...figures } = result
    const { kind, scheduleId } = row.request
    const link = `${this.options.address ?? ''}/v1/reports/${reportId}/file`
    const told = { ...figures, kind, link, ...(scheduleId !== undefined && { scheduleId }) }
    const setting = { zone: this.site.now().zone, keepDays: this.options.keepDays }
    const expiresAt = (await expiryOf(this.database, row.tenant_id, row.requested_at, setting)).toISOString()
    await this.database.query(RESULT, [row.tenant_id, reportId, result])
    await this.settle(row, { type: 'report.completed', data: { reportId, ...told, expiresAt } })
    const { rows } = await this.database.query<{ status: string }>(STATUS, [row.tenant_id, reportId])
    if (rows[0]?.status !== 'ready') await this.options.files.remove(reportId)
  }

  private fail(row: ReportRow, reason: 'requester_lost_right' | 'disk_full' | 'other', detail: string): Promise<void> {
    return this.settle(row, { type: 'report.failed', data: { reportId: row.report_id, reason, detail } })
  }

  private async settle(row: ReportRow, outcome: Exclude<ReportFact, { type: 'report.requested' }>): Promise<void> {
    const by = { tenantId: row.tenant_id, actor: 'system' }
    await this.commands.handle({ aggregate: reports, id: row.report_id, by }, { type: 'settle', outcome })
  }
}

const PROGRESS_EVERY_MS = 500

/** Not at every page: what is told costs a transaction. */
const everySoOften = (tell: (count: number) => Promise<void>) => {
  let toldAtMs = 0
  return async (count: number): Promise<void> => {
    if (performance.now() - toldAtMs < PROGRESS_EVERY_MS) return
    toldAtMs = performance.now()
    await tell(count)
  }
}

const NEXT = `select * from reports where status = 'waiting' order by requested_at, report_id limit 1`
const EXPIRED = `
  select * from reports e
  where status = 'ready' and expires_at <= $1 and not ${isHeld(heldExport)}
    or status = 'cancelled' and result is not null`
const TIDIED = 'update reports set result = null where tenant_id = $1 and report_id = $2'
const PROGRESS = `update reports set rows_done = $3 where tenant_id = $1 and report_id = $2 and status = 'waiting'`
const RESULT = 'update reports set result = $3 where tenant_id = $1 and report_id = $2'
const STATUS = 'select status from reports where tenant_id = $1 and report_id = $2'
