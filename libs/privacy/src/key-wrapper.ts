import type { KeyObject } from 'node:crypto'
import type { Person } from './data-key.js'

/** A data key as it is stored. */
export interface WrappedKey {
  /** of the wrapping key it lies under */
  readonly wrappingKeyId: string
  readonly wrapped: string
}

/**
 * The port to whatever keeps the wrapping keys, outside the database: a file ({@link WrappingKeys}), or a key
 * management service that never hands its key out.
 */
export interface KeyWrapper {
  /** under which keys are wrapped from now on */
  readonly wrappingKeyId: string
  knows(wrappingKeyId: string): boolean
  wrap(person: Person, dataKey: KeyObject): Promise<WrappedKey>
  /**
   * @throws {Unreadable} when it is another person's or was changed
   * @throws {WrappingKeyMissing} when it lies under a key that is not known here
   */
  unwrap(person: Person, wrapped: WrappedKey): Promise<KeyObject>
}

/** Data keys lie under a wrapping key that nobody has here: without it no personal field can be read. */
export class WrappingKeyMissing extends Error {
  override readonly name = 'WrappingKeyMissing'
}
