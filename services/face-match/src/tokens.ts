import type { MediaVault } from '@doorledger/media'
import type { PersonKeys } from '@doorledger/privacy'
import type { Logger } from 'pino'
import type { FaceEngine } from './engine/face-engine.js'

/** Injection token: {@link FacePlatform}. */
export const FACE_PLATFORM = Symbol('FACE_PLATFORM')

/** What everything about faces stands on. */
export interface FacePlatform {
  readonly engine: FaceEngine
  readonly vault: MediaVault
  /** opens people’s keys once, when they are first asked for */
  readonly keys: () => Promise<PersonKeys>
  readonly logger: Logger
}
