import { createSecretKey, type KeyObject } from 'node:crypto'
import { KEY_BYTES, type Person, unwrappedKey, wrappedKey } from './data-key.js'
import { type KeyWrapper, type WrappedKey, WrappingKeyMissing } from './key-wrapper.js'

/** The text of the wrapping keys is not what it should be. Says which one, never what is in it. */
export class WrappingKeysFault extends Error {
  override readonly name = 'WrappingKeysFault'
}

/** Wrapping keys in the memory of this process. The first wraps, all unwrap: so keys can be replaced one by one. */
export class WrappingKeys implements KeyWrapper {
  readonly #keys: ReadonlyMap<string, KeyObject>
  readonly wrappingKeyId: string

  private constructor(keys: ReadonlyMap<string, KeyObject>) {
    const [first] = keys.keys()
    if (first === undefined) throw new WrappingKeysFault('There is no wrapping key')
    this.#keys = keys
    this.wrappingKeyId = first
  }

  /**
   * @param text a key a line, or several between commas: `<id>:<256 bits in base64 or base64url>`; lines that begin
   * with # and empty ones count for nothing
   * @throws {WrappingKeysFault}
   */
  static parse(text: string): WrappingKeys {
    const keys = new Map<string, KeyObject>()
    for (const [index, entry] of entriesIn(text).entries()) {
      const { id, key } = keyIn(entry, index + 1)
      if (keys.has(id)) throw new WrappingKeysFault(`Wrapping key ${index + 1} has the id of an earlier one, ${id}`)
      keys.set(id, key)
    }
    return new WrappingKeys(keys)
  }

  knows(wrappingKeyId: string): boolean {
    return this.#keys.has(wrappingKeyId)
  }

  async wrap(person: Person, dataKey: KeyObject): Promise<WrappedKey> {
    const { wrappingKeyId } = this
    return { wrappingKeyId, wrapped: wrappedKey(this.#key(wrappingKeyId), person, dataKey) }
  }

  async unwrap(person: Person, { wrappingKeyId, wrapped }: WrappedKey): Promise<KeyObject> {
    return unwrappedKey(this.#key(wrappingKeyId), person, wrapped)
  }

  #key(id: string): KeyObject {
    const key = this.#keys.get(id)
    if (key === undefined) throw new WrappingKeyMissing(`The wrapping key ${id} is not known here`)
    return key
  }
}

const entriesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

const entryForm = /^(?<id>[A-Za-z0-9._-]{1,64}):(?<secret>[A-Za-z0-9+/_-]{43}=?)$/

const keyIn = (entry: string, number: number): { id: string; key: KeyObject } => {
  const { id, secret } = entryForm.exec(entry)?.groups ?? {}
  const bytes = Buffer.from(secret ?? '', 'base64')
  if (id === undefined || bytes.length !== KEY_BYTES) {
    throw new WrappingKeysFault(`Wrapping key ${number} must be an id, a colon and 256 bits in base64`)
  }
  return { id, key: createSecretKey(bytes) }
}
