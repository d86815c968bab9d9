import { MediaVault, type OpenObjectStore } from '@doorledger/media'
import { type KeySource, openPersonKeys, type PersonKeys } from '@doorledger/privacy'
import {
  followRetention,
  PURGING,
  PurgeWatch,
  PurgeWorker,
  serviceModule,
  type ServicePlatform,
} from '@doorledger/service'
import { type DynamicModule, Inject, type OnApplicationShutdown } from '@nestjs/common'
import type { Pool } from 'pg'
import { openFaceEngine } from './engine/face-engine.js'
import { EnrolFaces } from './enrolments/enrol-faces.js'
import { CalibrateController } from './features/calibrate/calibrate.controller.js'
import { CompareFacesController } from './features/compare-faces/compare-faces.controller.js'
import { confirmErasure } from './features/confirm-erasure/confirm-erasure.js'
import { ConfigureFacesController } from './features/configure-faces/configure-faces.controller.js'
import { EmbedAnew } from './features/embed-anew/embed-anew.js'
import { ExpireTemplates } from './features/expire-templates/expire-templates.js'
import { FollowPeople } from './features/follow-people/follow-people.js'
import { ConsentOfOthersController } from './features/give-consent/consent-of-others.controller.js'
import { Consents } from './features/give-consent/consents.js'
import { OwnConsentController } from './features/give-consent/own-consent.controller.js'
import { KeepPhotoController } from './features/keep-photo/keep-photo.controller.js'
import { purgedScores } from './features/purge-old-scores/purged-scores.js'
import { ShowModelController } from './features/show-model/show-model.controller.js'
import { ScoreSnapshots } from './features/score-snapshots/score-snapshots.js'
import { FACE_PLATFORM, type FacePlatform } from './tokens.js'

export interface FaceMatchOptions {
  /** folder with the models; looked at when comparing is switched on */
  readonly modelsDir: string
  /** where the keys are to what people own */
  readonly wrappingKeys: KeySource
  /** where pictures are kept */
  readonly objects: OpenObjectStore
}

/** Consent, photos and the comparing of faces. Reads the log and the object store, and calls nobody. */
export class FaceMatchModule implements OnApplicationShutdown {
  constructor(@Inject(FACE_PLATFORM) private readonly platform: FacePlatform) {}

  static register(platform: ServicePlatform, { modelsDir, wrappingKeys, objects }: FaceMatchOptions): DynamicModule {
    const keys = keysOf(platform.database, wrappingKeys)
    const vault = new MediaVault(objects(), keys)
    const engine = openFaceEngine(modelsDir)
    return {
      module: FaceMatchModule,
      imports: [serviceModule(platform, { processors: [confirmErasure, followRetention('face-match', purgedScores)] })],
      controllers: [
        ConfigureFacesController,
        CalibrateController,
        ShowModelController,
        OwnConsentController,
        ConsentOfOthersController,
        KeepPhotoController,
        CompareFacesController,
        ScoreSnapshots,
        FollowPeople,
      ],
      providers: [
        { provide: FACE_PLATFORM, useValue: { engine, vault, keys, logger: platform.logger } satisfies FacePlatform },
        EnrolFaces,
        Consents,
        ExpireTemplates,
        EmbedAnew,
        { provide: PURGING, useValue: { service: 'face-match', tables: purgedScores } },
        PurgeWorker,
        PurgeWatch,
      ],
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.platform.engine.close()
  }
}

/** Opens the keys once, when they are first asked for. */
const keysOf = (database: Pool, wrappingKeys: KeySource): FacePlatform['keys'] => {
  let opened: Promise<PersonKeys> | undefined
  return () => (opened ??= openPersonKeys(database, wrappingKeys))
}
