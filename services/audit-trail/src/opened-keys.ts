import {
  type KeySources,
  type LookupKey,
  openPersonKeys,
  openSharedLookupKey,
  type PersonKeys,
} from '@doorledger/privacy'
import type { Pool } from 'pg'

/** Injection token: {@link OpenedKeys}. */
export const OPENED_KEYS = Symbol('OPENED_KEYS')

/** The keys without which nobody has a name. */
export interface OpenedKeys {
  /** to what people own */
  readonly people: PersonKeys
  /** to what locks have read */
  readonly lookup: LookupKey
}

/** Opens them once, when they are first asked for. */
export const keysOf = (database: Pool, { wrappingKeys, lookupKey }: KeySources): (() => Promise<OpenedKeys>) => {
  let opened: Promise<OpenedKeys> | undefined
  const open = async (): Promise<OpenedKeys> => ({
    people: await openPersonKeys(database, wrappingKeys),
    lookup: await openSharedLookupKey(database, lookupKey),
  })
  return () => (opened ??= open())
}
