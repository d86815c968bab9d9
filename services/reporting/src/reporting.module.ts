import { type KeySource, openPersonKeys } from '@doorledger/privacy'
import {
  BackfillNames,
  followRetention,
  PURGING,
  PurgeWatch,
  PurgeWorker,
  recordNames,
  serviceModule,
  type ServicePlatform,
  SITE_ZONE,
  SiteClock,
} from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { ReportWatch } from './features/build-reports/report-watch.js'
import { ReportWorker } from './features/build-reports/report-worker.js'
import { confirmErasure } from './features/confirm-erasure/confirm-erasure.js'
import { followExportPolicy } from './features/follow-export-policy/follow-export-policy.js'
import { purgedTables } from './features/purge-old-rows/purged-tables.js'
import { recordRows } from './features/record-rows/record-rows.js'
import { ReportFileController } from './features/request-reports/report-file.controller.js'
import { ReportsController } from './features/request-reports/reports.controller.js'
import { ReviewsController } from './features/review-days/reviews.controller.js'
import { SavedViewsController } from './features/save-views/saved-views.controller.js'
import { ScheduledReports, ScheduleWatch } from './features/schedule-reports/schedule-watch.js'
import { SchedulesController } from './features/schedule-reports/schedules.controller.js'
import { AnalyticsController } from './features/show-analytics/analytics.controller.js'
import { DashboardController } from './features/show-dashboard/dashboard.controller.js'
import { ManifestKey } from './files/manifest-key.js'
import { ReportFiles } from './files/report-files.js'
import { REPORT_OPTIONS } from './report-options.js'
import { StorageSize } from './rows/storage-size.js'

export interface ReportingOptions {
  /** IANA zone of the site */
  readonly siteZone: string
  /** folder for files of reports and the key of their manifests */
  readonly dataDir: string
  /** days that the file of a report is kept where no policy says how long */
  readonly keepDays: number
  /** time of day of the run at night, by the clock of the site: `02:00` */
  readonly runAt: string
  /** of the organisation, on reports */
  readonly title: string
  /** of the installation, before links to files */
  readonly address: string | undefined
  /** PNG or JPEG on PDFs */
  readonly logoFile: string | undefined
  /** for letters on PDFs that Noto Sans lacks */
  readonly fontFile: string | undefined
  /** where the keys are to people's names */
  readonly wrappingKeys: KeySource
}

/** Reports, saved views, reviews and the dashboard. */
export class ReportingModule {
  static register(platform: ServicePlatform, options: ReportingOptions): DynamicModule {
    const { siteZone, dataDir, wrappingKeys, ...settings } = options
    const files = new ReportFiles(join(dataDir, 'reports'))
    const tables = purgedTables(files)
    const { keepDays, runAt } = settings
    const clock = platform.clock ?? (() => new Date())
    const change = () => ({ site: { zone: siteZone, now: clock() }, keepDays, runAt })
    return {
      module: ReportingModule,
      imports: [
        serviceModule(platform, {
          projections: [...recordRows, recordNames(keysOf(platform.database, wrappingKeys))],
          processors: [confirmErasure, followRetention('reporting', tables), followExportPolicy(change)],
        }),
      ],
      controllers: [
        ReportFileController,
        ReportsController,
        SchedulesController,
        SavedViewsController,
        ReviewsController,
        DashboardController,
        AnalyticsController,
      ],
      providers: [
        { provide: SITE_ZONE, useValue: siteZone },
        { provide: ReportFiles, useValue: files },
        { provide: REPORT_OPTIONS, useValue: { files, ...settings } },
        { provide: ManifestKey, useFactory: () => ManifestKey.open(dataDir) },
        { provide: PURGING, useValue: { service: 'reporting', tables } },
        SiteClock,
        StorageSize,
        BackfillNames,
        PurgeWorker,
        PurgeWatch,
        ReportWorker,
        ReportWatch,
        ScheduledReports,
        ScheduleWatch,
      ],
    }
  }
}

/** Opens the keys once, when they are first asked for. */
const keysOf = (database: Pool, wrappingKeys: KeySource) => {
  let opened: ReturnType<typeof openPersonKeys> | undefined
  return async () => ({ people: await (opened ??= openPersonKeys(database, wrappingKeys)) })
}
