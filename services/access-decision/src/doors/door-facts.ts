import type { ClientBase } from 'pg'
import type { ContactFact, DoorFact } from '../domain/doors/door-fact.js'
import type { DoorId } from './door-store.js'

interface FactRow {
  readonly kind: 'contact' | 'unlock'
  readonly fact_id: string
  readonly at: Date
  readonly received_at: Date
  readonly device_id: string
  readonly state: ContactFact['state'] | null
  readonly continues: boolean | null
  readonly settled_at: Date | null
  readonly cause: string | null
  readonly until_at: Date | null
  readonly held_open_threshold_sec: number | null
  readonly relocked: boolean | null
}

/**
 * Contacts from `since` on, and the unlocks that may explain when the door opened since then: those from an hour before,
 * the last one before, and those that lasted until then. Unlocks that were not told to have ended always. However long a
 * door has had no contact that works, what is read does not grow.
 */
export const loadFacts = async (client: ClientBase, { tenantId, doorId }: DoorId, since: Date): Promise<DoorFact[]> => {
  const { rows } = await client.query<FactRow>(FACTS, [tenantId, doorId, since])
  return rows.map(factOf)
}

const OF_DOOR = `
  select kind, fact_id, at, received_at, device_id, state, continues, settled_at, cause, until_at,
    held_open_threshold_sec, relocked
  from door_facts where tenant_id = $1 and door_id = $2`

/** A report is told a minute late at most, or goes by the clock of its device. */
const FACTS = `
  with opened as (
    select min(at) as first, max(at) as last from door_facts
    where tenant_id = $1 and door_id = $2 and kind = 'contact' and state = 'open' and at >= $3),
  unlocked as (
    select max(at) as last from door_facts
    where tenant_id = $1 and door_id = $2 and kind = 'unlock' and at <= (select first from opened))
  ${OF_DOOR} and kind = 'contact' and at >= $3
  union
  ${OF_DOOR} and kind = 'unlock' and at <= (select last + interval '2 minutes' from opened) and at >= (
    select greatest($3 - interval '1 hour', least(first - interval '1 hour', unlocked.last)) from opened, unlocked)
  union
  ${OF_DOOR} and kind = 'unlock' and until_at >= (select first - interval '1 hour' from opened)
    and at <= (select last + interval '2 minutes' from opened)
  union
  ${OF_DOOR} and kind = 'unlock' and not relocked`

const factOf = (row: FactRow): DoorFact => {
  const told = {
    factId: row.fact_id,
    deviceId: row.device_id,
    atMs: row.at.getTime(),
    receivedAtMs: row.received_at.getTime(),
  }
  return row.kind === 'contact' ? { ...told, kind: 'contact', ...contactOf(row) } : { ...told, ...unlockOf(row) }
}

const contactOf = ({ state, continues, settled_at }: FactRow) => ({
  state: state ?? ('unknown' as const),
  ...(continues === true && { continues }),
  ...(settled_at !== null && { settledAtMs: settled_at.getTime() }),
})

const unlockOf = (row: FactRow) => ({
  kind: 'unlock' as const,
  cause: row.cause ?? 'success',
  relocked: row.relocked ?? false,
  ...(row.until_at !== null && { untilMs: row.until_at.getTime() }),
  ...(row.held_open_threshold_sec !== null && { heldOpenThresholdSec: row.held_open_threshold_sec }),
})
