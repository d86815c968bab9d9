import { type KeySource, openPersonKeys } from '@doorledger/privacy'
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
import type { Pool } from 'pg'
import { auditLog } from './domain/audit-log.js'
import { confirmErasure } from './features/confirm-erasure/confirm-erasure.js'
import { ExportEntriesController } from './features/export-entries/export-entries.controller.js'
import { HandInEntriesController } from './features/hand-in-entries/hand-in-entries.controller.js'
import { ListEntryTypesController } from './features/list-entry-types/list-entry-types.controller.js'
import { LicenseWatch } from './features/manage-licenses/license-watch.js'
import { LicensesController } from './features/manage-licenses/licenses.controller.js'
import { LICENSE_PUBLIC_KEY, Licenses } from './features/manage-licenses/licenses.js'
import { recordDevicePlaces } from './features/place-devices/device-places.js'
import { purgedTables } from './features/purge-old-entries/purged-tables.js'
import { recordAttempts, recordFacts } from './features/record-activity/record-activity.js'
import { recordEntries } from './features/record-entries/record-entries.js'
import { CountEntriesController } from './features/search-entries/count-entries.controller.js'
import {
  RefuseChangesController,
  RefuseRemovalController,
} from './features/refuse-changes/refuse-changes.controller.js'
import { RefusedChangeWatch, refusedChangesWork } from './features/refuse-changes/refused-change-watch.js'
import { SearchEntriesController } from './features/search-entries/search-entries.controller.js'
import { ExportActivityController } from './features/show-activity/export-activity.controller.js'
import { ShowActivityController } from './features/show-activity/show-activity.controller.js'
import { EntryStreams } from './features/stream-entries/entry-streams.js'
import { StreamEntriesController } from './features/stream-entries/stream-entries.controller.js'
import { takeInFacts } from './features/take-in-facts/take-in-facts.js'
import { takeInReports } from './features/take-in-reports/take-in-reports.js'

export interface AdminAuditOptions {
  /** IANA zone of the site: decides what “today” is, and when the daily check is due */
  readonly siteZone: string
  /** where the keys are to people's names */
  readonly wrappingKeys: KeySource
  /** Ed25519 key that licence files are signed with, base64url; none are taken without it */
  readonly licensePublicKey?: string | undefined
}

/** The audit log of administrators: what is recorded, and how it is read. */
export class AdminAuditModule {
  static register(
    platform: ServicePlatform,
    { siteZone, wrappingKeys, licensePublicKey }: AdminAuditOptions,
  ): DynamicModule {
    return {
      module: AdminAuditModule,
      imports: [
        serviceModule(platform, {
          projections: [
            recordEntries,
            recordDevicePlaces,
            recordNames(keysOf(platform.database, wrappingKeys)),
            recordHoldings,
            recordAttempts,
            recordFacts,
          ],
          processors: [takeInReports, takeInFacts, confirmErasure, followRetention('admin-audit', purgedTables)],
        }),
      ],
      controllers: [
        ListEntryTypesController,
        HandInEntriesController,
        CountEntriesController,
        ExportEntriesController,
        StreamEntriesController,
        SearchEntriesController,
        ExportActivityController,
        ShowActivityController,
        RefuseChangesController,
        RefuseRemovalController,
        LicensesController,
      ],
      providers: [
        { provide: SITE_ZONE, useValue: siteZone },
        { provide: MONTHLY_TABLES, useValue: ['admin_entries', 'person_attempts', 'person_facts'] },
        SiteClock,
        { provide: LICENSE_PUBLIC_KEY, useValue: licensePublicKey },
        Licenses,
        LicenseWatch,
        refusedChangesWork,
        RefusedChangeWatch,
        MonthKeeper,
        { provide: PURGING, useValue: { service: 'admin-audit', tables: purgedTables } },
        PurgeWorker,
        PurgeWatch,
        { provide: STREAMED_VIEW, useValue: auditLog },
        ViewHorizon,
        EntryStreams,
        BackfillNames,
      ],
    }
  }
}

/** Opens the keys once, when they are first asked for. */
const keysOf = (database: Pool, wrappingKeys: KeySource) => {
  let opened: ReturnType<typeof openPersonKeys> | undefined
  return async () => ({ people: await (opened ??= openPersonKeys(database, wrappingKeys)) })
}
