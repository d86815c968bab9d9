import type { Pool } from 'pg'
import { openWrappingKeys } from './key-file.js'
import { WrappingKeyMissing } from './key-wrapper.js'
import { PersonKeys } from './person-keys.js'
import type { KeySource } from './secret-file.js'

/**
 * People's keys with the wrapping keys of this process.
 * @throws {WrappingKeysFault} when there are no wrapping keys
 * @throws {WrappingKeyMissing} when some person's key lies under one that is not among them: better not to start than
 * to find out person by person
 */
export const openPersonKeys = async (database: Pool, source: KeySource, clock?: () => Date): Promise<PersonKeys> => {
  const { rows } = await database.query<{ id: string }>(
    'select distinct wrapping_key_id as id from privacy.person_keys where wrapping_key_id is not null',
  )
  const wrapper = await openWrappingKeys(source, rows.length === 0)
  const missing = rows.filter(({ id }) => !wrapper.knows(id)).map(({ id }) => id)
  if (missing.length > 0) {
    throw new WrappingKeyMissing(`People’s keys are wrapped by keys that are missing: ${missing.join(', ')}`)
  }
  return new PersonKeys(database, wrapper, clock)
}
