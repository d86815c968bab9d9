import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { decrypted, encrypted } from './authenticated-text.js'

/** Whose data a key is for. */
export interface Person {
  readonly tenantId: string
  readonly personId: string
}

export const KEY_BYTES = 32

/** 256 random bits. */
export const newKey = (): KeyObject => createSecretKey(randomBytes(KEY_BYTES))

/** A data key under a wrapping key, good for this person alone. */
export const wrappedKey = (wrappingKey: KeyObject, person: Person, dataKey: KeyObject): string =>
  encrypted(wrappingKey, boundTo(person), dataKey.export())

/** @throws {Unreadable} when it is another person's, was wrapped under another key or was changed */
export const unwrappedKey = (wrappingKey: KeyObject, person: Person, wrapped: string): KeyObject =>
  createSecretKey(decrypted(wrappingKey, boundTo(person), wrapped))

const boundTo = ({ tenantId, personId }: Person) => ['data-key', tenantId, personId]
