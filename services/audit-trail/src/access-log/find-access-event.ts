import { type Reads, SqlParameters } from '@doorledger/database'
import { premisesCondition } from './access-event-where.js'
import { accessEventColumns, type AccessEventRow } from './access-event-view.js'
import type { Reader } from '../domain/access-event-filter.js'

/** The row with this id, unless there is none that the reader may see, or it was retracted. */
export const findAccessEvent = async (
  database: Reads,
  reader: Reader,
  id: string,
): Promise<AccessEventRow | undefined> => {
  const parameters = new SqlParameters()
  const conditions = [
    `e.tenant_id = ${parameters.add(reader.tenantId)}`,
    `e.access_event_id = ${parameters.add(id)}`,
    'not e.retracted',
    ...(reader.premises === undefined ? [] : [premisesCondition(reader, parameters)]),
  ]
  const { rows } = await database.query<AccessEventRow>(
    `select ${accessEventColumns} from access_events e where ${conditions.join(' and ')}`,
    [...parameters.values],
  )
  return rows[0]
}
