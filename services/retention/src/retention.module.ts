import { serviceModule, type ServicePlatform, SITE_ZONE, SiteClock } from '@doorledger/service'
import type { DynamicModule } from '@nestjs/common'
import { ExplainController } from './features/explain/explain.controller.js'
import { ErasureCertificateController } from './features/track-erasures/erasure-certificate.controller.js'
import { ErasureRequestsController } from './features/track-erasures/erasure-requests.controller.js'
import { followConfirmations, followErasures } from './features/track-erasures/follow-erasures.js'
import { followDepartures } from './features/follow-departures/follow-departures.js'
import { followViews } from './features/follow-views/follow-views.js'
import { followPurges } from './features/follow-purges/follow-purges.js'
import { LegalHoldsController } from './features/place-holds/legal-holds.controller.js'
import { PreviewPurgeController } from './features/preview-purge/preview-purge.controller.js'
import { NightlyRun } from './features/run-nightly/nightly-run.js'
import { NightlyWatch } from './features/run-nightly/nightly-watch.js'
import { PurgeQueueWatch } from './features/run-purges/purge-queue-watch.js'
import { PurgeQueue } from './features/run-purges/purge-queue.js'
import { PurgesController } from './features/run-purges/purges.controller.js'
import { WriteDown } from './features/write-down/write-down.js'
import { WriteDownWatch } from './features/write-down/write-down-watch.js'
import { WRITTEN_RECORD, WrittenRecord } from './features/write-down/written-record.js'
import { CountPurge } from './purges/count-purge.js'
import { DELETION_SETTINGS, type DeletionSettings } from './purges/deletion-settings.js'
import { PreviewPolicyController } from './features/set-policies/preview-policy.controller.js'
import { PoliciesController } from './features/set-policies/policies.controller.js'

export interface RetentionOptions extends DeletionSettings {
  /** IANA zone of the site */
  readonly siteZone: string
  /** outside the database: where deletions and holds are written down; undefined where the log outlives the database */
  readonly recordFile: string | undefined
}

/** Policies, legal holds, deletion by age, and requests to be erased. */
export class RetentionModule {
  static register(platform: ServicePlatform, { siteZone, recordFile, ...settings }: RetentionOptions): DynamicModule {
    return {
      module: RetentionModule,
      imports: [
        serviceModule(platform, {
          processors: [followPurges, followErasures, followConfirmations, followDepartures, followViews],
        }),
      ],
      controllers: [
        PoliciesController,
        PreviewPolicyController,
        ExplainController,
        LegalHoldsController,
        PreviewPurgeController,
        PurgesController,
        ErasureRequestsController,
        ErasureCertificateController,
      ],
      providers: [
        { provide: SITE_ZONE, useValue: siteZone },
        { provide: DELETION_SETTINGS, useValue: settings },
        SiteClock,
        CountPurge,
        PurgeQueue,
        PurgeQueueWatch,
        NightlyRun,
        NightlyWatch,
        { provide: WRITTEN_RECORD, useValue: recordFile === undefined ? undefined : new WrittenRecord(recordFile) },
        WriteDown,
        WriteDownWatch,
      ],
    }
  }
}
