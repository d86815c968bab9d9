import type { KeyObject } from 'node:crypto'
import { decrypted, encrypted } from './authenticated-text.js'

/** Where a sealed field belongs. Moved anywhere else it cannot be unsealed. */
export interface SealedPlace {
  readonly tenantId: string
  readonly personId: string
  /** of the event it was sealed for; later events that repeat the field carry this id along */
  readonly eventId: string
  /** `name` */
  readonly field: string
}

/**
 * A personal field as events hold it: AES-256-GCM under the person's own key, bound to its place. The same text sealed
 * twice looks different; its length shows.
 * @param key of the person, 256 bits
 */
export const seal = (key: KeyObject, place: SealedPlace, text: string): string =>
  encrypted(key, boundTo(place), Buffer.from(text))

/** @throws {Unreadable} when it was sealed under another key or for another place, or was changed */
export const unseal = (key: KeyObject, place: SealedPlace, sealed: string): string =>
  decrypted(key, boundTo(place), sealed).toString()

const boundTo = ({ tenantId, personId, eventId, field }: SealedPlace) => [
  'personal-field',
  tenantId,
  personId,
  eventId,
  field,
]
