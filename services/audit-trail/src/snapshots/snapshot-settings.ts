import type { MediaVault } from '@doorledger/media'
import type { AllowedHosts } from '@doorledger/outbound'

/** Injection token: {@link SnapshotSettings}. */
export const SNAPSHOT_SETTINGS = Symbol('SNAPSHOT_SETTINGS')
/** Injection token: the {@link MediaVault}. */
export const MEDIA_VAULT = Symbol('MEDIA_VAULT')
export type { MediaVault }

export interface SnapshotSettings {
  /** hosts that are asked for pictures wherever they are: recorders and cameras of the building */
  readonly allowed: AllowedHosts
  /** whether a picture behind an address is copied as soon as it is told of */
  readonly copiesLinks: boolean
  /** `user:password` by the id of the recorder */
  readonly recorderLogins: Readonly<Record<string, string>>
}

export const FETCH_MS = 5_000
