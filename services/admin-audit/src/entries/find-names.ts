import { ERASED_NAME, nameAt, type NameSince } from '@doorledger/kernel'
import type { Pool } from 'pg'
import type { EntryRow } from './entry-view.js'

/** What people and premises were called. */
export interface NamesKnown {
  /** null when unknown */
  nameOf(id: string | null, at: Date): string | null
}

interface NamesFound {
  readonly id: string
  readonly names: readonly NameSince[]
  readonly erased: boolean
}

/** The names of all whom these entries of a tenant are about: looked up once for a page. */
export const findNames = async (
  database: Pick<Pool, 'query'>,
  tenantId: string,
  rows: readonly Pick<EntryRow, 'actor_id' | 'target_id' | 'message'>[],
): Promise<NamesKnown> => {
  const mentioned = rows.flatMap(({ actor_id: actor, target_id: target, message }) => [
    actor,
    target,
    ...Object.values(message.params),
  ])
  const ids = [...new Set(mentioned.filter((id) => typeof id === 'string'))]
  if (ids.length === 0) return namesAmong([])
  const { rows: found } = await database.query<NamesFound>({ ...FIND, values: [tenantId, ids] })
  return namesAmong(found)
}

const namesAmong = (found: readonly NamesFound[]): NamesKnown => {
  const known = new Map(found.map((names) => [names.id, names]))
  return {
    nameOf: (id, at) => {
      const names = id === null ? undefined : known.get(id)
      if (names === undefined) return null
      return names.erased ? ERASED_NAME : nameAt(names.names, at)
    },
  }
}

const FIND = {
  name: 'names-of-entries',
  text: 'select id, names, erased from names_over_time where tenant_id = $1 and id = any ($2::text[])',
}
