/** The store cannot be reached, is full or too slow; the same may work later. */
export class ObjectStoreUnavailable extends Error {
  override readonly name = 'ObjectStoreUnavailable'
}

/**
 * The port to whatever keeps files: a folder, or an S3-compatible store. Keys are paths of letters, digits and
 * `. _ - : %`, such as `default/0199f3c1-…/0f0f…`.
 */
export interface ObjectStore {
  /**
   * Resolves when the object is durable; one with the same key is replaced.
   * @throws {ObjectStoreUnavailable}
   */
  put(key: string, bytes: Uint8Array): Promise<void>
  /**
   * @returns undefined when there is none
   * @throws {ObjectStoreUnavailable}
   */
  get(key: string): Promise<Buffer | undefined>
  /**
   * It need not be there.
   * @throws {ObjectStoreUnavailable}
   */
  delete(key: string): Promise<void>
  /**
   * Deletes all whose key begins with it.
   * @param prefix ends in a slash: `default/0199f3c1-…/`
   */
  deleteAll(prefix: string): Promise<void>
  close(): void
}
