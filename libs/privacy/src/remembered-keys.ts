import { LRUCache } from 'lru-cache'
import type { KeyObject } from 'node:crypto'
import type { Person } from './data-key.js'

/** A destroyed key works for no longer than this in a process that had just used it. */
export const REMEMBERED_MS = 2_000
const MOST_REMEMBERED = 10_000

/** Data keys that were just used. All are forgotten together, at the latest when the oldest has been here for long. */
export class RememberedKeys {
  readonly #keys = new LRUCache<string, KeyObject>({ max: MOST_REMEMBERED })
  #forgetting: NodeJS.Timeout | undefined

  get(person: Person): KeyObject | undefined {
    return this.#keys.get(idOf(person))
  }

  add(person: Person, key: KeyObject): void {
    this.#keys.set(idOf(person), key)
    this.#forgetting ??= setTimeout(() => this.#forgetAll(), REMEMBERED_MS).unref()
  }

  forget(person: Person): void {
    this.#keys.delete(idOf(person))
  }

  #forgetAll(): void {
    this.#keys.clear()
    this.#forgetting = undefined
  }
}

const idOf = ({ tenantId, personId }: Person): string => JSON.stringify([tenantId, personId])
