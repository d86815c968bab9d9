import { liesWithin, type Reads, stepsOf } from '@doorledger/database'
import { z } from 'zod'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

export const unknownFilterValues = z
  .object({ user: z.array(z.string()).optional(), device: z.array(z.string()).optional() })
  .optional()
  .describe('Values of filters that name nobody and nothing here: mistyped, perhaps. On the first page only')

export type UnknownFilterValues = z.infer<typeof unknownFilterValues>

/**
 * Which people and devices a filter names that there are none of. Whoever may look in some premises only is told of
 * devices there, and nothing of people: an answer must not say who there is elsewhere.
 */
export const findUnknownFilterValues = async (
  database: Reads,
  { reader, users, devices }: AccessEventFilter,
): Promise<UnknownFilterValues> => {
  const ask = async (sql: string, refs: readonly string[] | undefined, ...more: readonly unknown[]) => {
    if (refs === undefined) return []
    const { rows } = await database.query<{ ref: string }>(sql, [reader.tenantId, refs, ...more])
    return rows.map(({ ref }) => ref)
  }
  const user = await ask(UNKNOWN_PEOPLE, reader.premises === undefined ? users : undefined)
  const device = await ask(UNKNOWN_DEVICES, devices, reader.premises)
  if (user.length === 0 && device.length === 0) return undefined
  return { ...(user.length > 0 && { user }), ...(device.length > 0 && { device }) }
}

const UNKNOWN_PEOPLE = `
  select ref from unnest($2::text[]) as ref
  where not exists (
    select from names_over_time
    where tenant_id = $1 and kind = 'user' and id in (select people_meant($1, array[ref])))`

const UNKNOWN_DEVICES = `
  select ref from unnest($2::text[]) as ref
  where not exists (
    select from devices
    where tenant_id = $1 and device_id = ref and ${liesWithin(stepsOf('facility_path'), '$1', '$3')})`
