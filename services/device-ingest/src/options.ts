import type { TagExclusions } from './domain/tag-exclusions.js'

/** What an installation may set about taking in blocks. */
export interface DeviceIngestOptions {
  /** IANA zone of devices that are registered without one */
  readonly siteZone: string
  /** which models a tag of a block does not apply to */
  readonly exclusions: TagExclusions
}

/** Injection token of {@link DeviceIngestOptions}. */
export const DEVICE_INGEST_OPTIONS = Symbol('DEVICE_INGEST_OPTIONS')

/** Injection token of the prefix of this service's consumer groups: `device-ingest`. */
export const GROUP_PREFIX = Symbol('GROUP_PREFIX')
