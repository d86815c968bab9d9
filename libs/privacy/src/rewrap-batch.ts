import { inTransaction } from '@doorledger/database'
import type { Pool } from 'pg'
import type { KeyWrapper } from './key-wrapper.js'

const BATCH = 500

/** Wraps some of the keys that lie under an older wrapping key anew. 0 when none is left, or others are at it. */
export const rewrapBatch = (database: Pool, wrapper: KeyWrapper): Promise<number> =>
  inTransaction(database, async (client) => {
    const { wrappingKeyId } = wrapper
    const { rows } = await client.query<OldRow>(OLD, [wrappingKeyId, BATCH])
    if (rows.length === 0) return 0
    const rewrapped = await Promise.all(rows.map((row) => wrappedAnew(wrapper, row)))
    await client.query(UPDATE, [
      rows.map((row) => row.tenant_id),
      rows.map((row) => row.person_id),
      rewrapped.map(({ wrapped }) => wrapped),
      wrappingKeyId,
    ])
    return rows.length
  })

interface OldRow {
  readonly tenant_id: string
  readonly person_id: string
  readonly wrapped_key: string
  readonly wrapping_key_id: string
}

const OLD = `
  select tenant_id, person_id, wrapped_key, wrapping_key_id from privacy.person_keys
  where wrapping_key_id is not null and wrapping_key_id <> $1
  limit $2 for update skip locked`

const UPDATE = `
  update privacy.person_keys as present set wrapped_key = anew.wrapped_key, wrapping_key_id = $4
  from unnest($1::text[], $2::uuid[], $3::text[]) as anew (tenant_id, person_id, wrapped_key)
  where present.tenant_id = anew.tenant_id and present.person_id = anew.person_id`

const wrappedAnew = async (wrapper: KeyWrapper, row: OldRow) => {
  const person = { tenantId: row.tenant_id, personId: row.person_id }
  const { wrapped_key: wrapped, wrapping_key_id: wrappingKeyId } = row
  return wrapper.wrap(person, await wrapper.unwrap(person, { wrapped, wrappingKeyId }))
}
