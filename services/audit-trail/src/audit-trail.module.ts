import { MediaVault, type OpenObjectStore } from '@doorledger/media'
import type { KeySources } from '@doorledger/privacy'
import {
  MonthKeeper,
  MONTHLY_TABLES,
  recordHoldings,
  recordNames,
  BackfillNames,
  followRetention,
  PURGING,
  PurgeWatch,
  PurgeWorker,
  serviceModule,
  type ServicePlatform,
  SITE_ZONE,
  SiteClock,
  STREAMED_VIEW,
  ViewHorizon,
} from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { accessLog } from './domain/access-log.js'
import { confirmErasure } from './features/confirm-erasure/confirm-erasure.js'
import { ConfigureLockController } from './features/configure-lock/configure-lock.controller.js'
import { DueCounts } from './trail-requests/due-counts.js'
import { recordCountedBlocks } from './features/count-new-records/record-counted-blocks.js'
import { deriveAccessEvents } from './features/derive-access-events/derive-access-events.js'
import { ExportAccessEventsController } from './features/export-access-events/export-access-events.controller.js'
import { followCommands } from './features/follow-commands/follow-commands.js'
import { DiagnoseSearchController } from './features/diagnose-search/diagnose-search.controller.js'
import { recordSetup } from './features/diagnose-search/record-setup.js'
import { copyLinks, deletePictures } from './features/keep-snapshots/follow-pictures.js'
import { KeepSnapshots } from './features/keep-snapshots/keep-snapshots.js'
import { UploadPhoneSnapshotController } from './features/keep-snapshots/upload-phone-snapshot.controller.js'
import { UploadSnapshotController } from './features/keep-snapshots/upload-snapshot.controller.js'
import { ListLocksController } from './features/list-locks/list-locks.controller.js'
import { recordDevices } from './features/list-locks/record-devices.js'
import { ListZonesController } from './features/list-zones/list-zones.controller.js'
import { ListQualifiedUsersController } from './features/list-qualified-users/list-qualified-users.controller.js'
import { ListProgrammingJobsController } from './features/program-lock/list-programming-jobs.controller.js'
import { ProgramLockController } from './features/program-lock/program-lock.controller.js'
import { ReadLockTrailController } from './features/read-lock-trail/read-lock-trail.controller.js'
import { purgedTables } from './features/purge-old-records/purged-tables.js'
import { recordAccessLog } from './features/record-access-log/record-access-log.js'
import { recordLockTrail } from './features/record-lock-trail/record-lock-trail.js'
import { AuditTrailRequestsController } from './features/request-audit-trail/audit-trail-requests.controller.js'
import { RequestAuditTrailController } from './features/request-audit-trail/request-audit-trail.controller.js'
import { CountAccessEventsController } from './features/search-access-events/count-access-events.controller.js'
import { OwnAccessEventsController } from './features/search-access-events/own-access-events.controller.js'
import { SearchAccessEventsController } from './features/search-access-events/search-access-events.controller.js'
import { recordSnapshots } from './features/record-snapshots/record-snapshots.js'
import { ShowSnapshotController } from './features/show-snapshot/show-snapshot.controller.js'
import { ShowPeaksController } from './features/show-peaks/show-peaks.controller.js'
import { ShowPersonController } from './features/show-person/show-person.controller.js'
import { AccessEventStreams } from './features/stream-access-events/access-event-streams.js'
import { StreamAccessEventsController } from './features/stream-access-events/stream-access-events.controller.js'
import { ListVisitsController } from './features/visit-lock/list-visits.controller.js'
import { ReportProgrammingController } from './features/visit-lock/report-programming.controller.js'
import { TakeChunkController } from './features/visit-lock/take-chunk.controller.js'
import { VisitLockController } from './features/visit-lock/visit-lock.controller.js'
import { DueRequests } from './features/watch-requests/due-requests.js'
import { RequestWatch } from './features/watch-requests/request-watch.js'
import { keysOf, OPENED_KEYS } from './opened-keys.js'
import type { RequestTimeouts } from './domain/trail-request.js'
import { REQUEST_TIMEOUTS } from './request-timeouts.js'
import { KnownQualifications } from './qualifications/known-qualifications.js'
import { QUALIFICATIONS } from './qualifications/qualifications.js'
import { MEDIA_VAULT, SNAPSHOT_SETTINGS, type SnapshotSettings } from './snapshots/snapshot-settings.js'

export interface AuditTrailOptions {
  /** IANA zone of the site: decides what “today” is */
  readonly siteZone: string
  /** how long requests for trails wait */
  readonly timeouts: RequestTimeouts
  /** how far the clocks of a phone and a lock may be apart when both tell of one unlock, ms */
  readonly matchWindowMs: number
  /** where the keys are to people's names and to what locks have read */
  readonly keys: KeySources
  /** where pictures are kept */
  readonly objects: OpenObjectStore
  readonly snapshots: SnapshotSettings
}

/** Lock audit trails and the access log: what is recorded, and how it is read. */
export class AuditTrailModule {
  static register(
    platform: ServicePlatform,
    { siteZone, timeouts, matchWindowMs, keys, objects, snapshots }: AuditTrailOptions,
  ): DynamicModule {
    const opened = keysOf(platform.database, keys)
    const vault = new MediaVault(objects(), async () => (await opened()).people)
    const tables = purgedTables(vault)
    return {
      module: AuditTrailModule,
      imports: [
        serviceModule(platform, {
          projections: [
            recordDevices,
            recordLockTrail,
            recordAccessLog,
            recordNames(opened),
            recordHoldings,
            recordCountedBlocks,
            ...recordSetup,
            ...recordSnapshots,
          ],
          processors: [
            deriveAccessEvents(opened, matchWindowMs),
            followCommands(platform),
            confirmErasure,
            copyLinks(platform, snapshots, vault),
            deletePictures(vault),
            followRetention('audit-trail', tables),
          ],
        }),
      ],
      controllers: [
        ListLocksController,
        ReadLockTrailController,
        ConfigureLockController,
        ProgramLockController,
        ListProgrammingJobsController,
        RequestAuditTrailController,
        AuditTrailRequestsController,
        ListQualifiedUsersController,
        VisitLockController,
        ListVisitsController,
        TakeChunkController,
        ReportProgrammingController,
        SearchAccessEventsController,
        OwnAccessEventsController,
        CountAccessEventsController,
        DiagnoseSearchController,
        ShowPeaksController,
        ShowPersonController,
        ExportAccessEventsController,
        StreamAccessEventsController,
        UploadSnapshotController,
        UploadPhoneSnapshotController,
        ShowSnapshotController,
        ListZonesController,
      ],
      providers: [
        KeepSnapshots,
        { provide: SITE_ZONE, useValue: siteZone },
        { provide: QUALIFICATIONS, useClass: KnownQualifications },
        { provide: REQUEST_TIMEOUTS, useValue: timeouts },
        { provide: OPENED_KEYS, useFactory: opened },
        { provide: MEDIA_VAULT, useValue: vault },
        { provide: SNAPSHOT_SETTINGS, useValue: snapshots },
        BackfillNames,
        SiteClock,
        DueRequests,
        DueCounts,
        RequestWatch,
        { provide: MONTHLY_TABLES, useValue: ['access_events', 'device_audit_records'] },
        MonthKeeper,
        { provide: PURGING, useValue: { service: 'audit-trail', tables } },
        PurgeWorker,
        PurgeWatch,
        { provide: STREAMED_VIEW, useValue: accessLog },
        ViewHorizon,
        AccessEventStreams,
      ],
    }
  }
}
