import type { AccessEventData } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import { type ContactFact, type DoorFact, inOrder, type UnlockFact } from '../domain/doors/door-fact.js'
import type { Made } from '../domain/doors/door-statements.js'

/** A door in a tenant. */
export interface DoorId {
  readonly tenantId: string
  readonly doorId: string
}

/** An unlock as it is kept. */
export interface KeptUnlock extends UnlockFact {
  readonly relocked: boolean
}

/** A statement as it is kept. */
export interface KeptStatement extends Made {
  readonly revision: number
  readonly withdrawn: boolean
  readonly data: object
}

/** Holds the door until the transaction ends, so that one process at a time works on it; answers its version. */
export const lockDoor = async (client: ClientBase, { tenantId, doorId }: DoorId): Promise<number> => {
  await client.query('insert into door_states (tenant_id, door_id) values ($1, $2) on conflict do nothing', [
    tenantId,
    doorId,
  ])
  const { rows } = await client.query<{ version: number }>(
    'select version from door_states where tenant_id = $1 and door_id = $2 for update',
    [tenantId, doorId],
  )
  return rows[0]!.version
}

/**
 * Where to begin so that whatever happened at a time is seen whole: with the last report before it after which the door
 * was not open.
 */
export const beginningOf = async (client: ClientBase, { tenantId, doorId }: DoorId, atMs: number): Promise<Date> => {
  const { rows } = await client.query<{ at: Date | null }>(BEGINNING, [tenantId, doorId, new Date(atMs)])
  return rows[0]?.at ?? new Date(0)
}

const BEGINNING = `
  select max(at) as at from door_facts
  where tenant_id = $1 and door_id = $2 and kind = 'contact' and state <> 'open' and at < $3`

/** Answers those that were not known. */
export const addFacts = async (
  client: ClientBase,
  door: DoorId,
  facts: readonly DoorFact[],
): Promise<readonly DoorFact[]> => {
  if (facts.length === 0) return []
  const { rows } = await client.query<{ fact_id: string }>(ADD, [
    JSON.stringify(facts.map((fact) => rowOf(door, fact))),
  ])
  const added = new Set(rows.map(({ fact_id }) => fact_id))
  return inOrder(facts.filter(({ factId }) => added.has(factId)))
}

const ADD = `
  insert into door_facts select * from jsonb_populate_recordset(null::door_facts, $1)
  on conflict do nothing returning fact_id`

/** Puts reports of a contact in place of those that were: what chatter left of them. */
export const replaceContacts = async (
  client: ClientBase,
  door: DoorId,
  before: readonly ContactFact[],
  after: readonly ContactFact[],
): Promise<void> => {
  const kept = new Set<ContactFact>(after)
  const gone = before.filter((fact) => !kept.has(fact)).map(({ factId }) => factId)
  if (gone.length === 0) return
  await client.query('delete from door_facts where tenant_id = $1 and door_id = $2 and fact_id = any($3::uuid[])', [
    door.tenantId,
    door.doorId,
    gone,
  ])
  const stood = new Set(before)
  await addFacts(
    client,
    door,
    after.filter((fact) => !stood.has(fact)),
  )
}

const rowOf = ({ tenantId, doorId }: DoorId, fact: DoorFact) => ({
  tenant_id: tenantId,
  door_id: doorId,
  fact_id: fact.factId,
  kind: fact.kind,
  at: new Date(fact.atMs),
  received_at: new Date(fact.receivedAtMs),
  device_id: fact.deviceId,
  ...(fact.kind === 'contact'
    ? { state: fact.state, continues: fact.continues, settled_at: timeOf(fact.settledAtMs) }
    : {
        cause: fact.cause,
        until_at: timeOf(fact.untilMs),
        held_open_threshold_sec: fact.heldOpenThresholdSec,
        relocked: fact.untilMs === undefined,
      }),
})

const timeOf = (ms: number | undefined): Date | undefined => (ms === undefined ? undefined : new Date(ms))

export const markRelocked = async (client: ClientBase, door: DoorId, factIds: readonly string[]): Promise<void> => {
  if (factIds.length === 0) return
  await client.query(
    'update door_facts set relocked = true where tenant_id = $1 and door_id = $2 and fact_id = any($3::uuid[])',
    [door.tenantId, door.doorId, factIds],
  )
}

/** Statements from `since` on, those that were withdrawn included. */
export const loadStatements = async (
  client: ClientBase,
  { tenantId, doorId }: DoorId,
  since: Date,
): Promise<readonly KeptStatement[]> => {
  const { rows } = await client.query<StatementRow>(STATEMENTS, [tenantId, doorId, since])
  return rows.map((row) => ({
    kind: row.kind,
    openingId: row.opening_id,
    reminderNo: row.reminder_no,
    atMs: row.at.getTime(),
    revision: row.revision,
    withdrawn: row.withdrawn,
    data: row.data,
  }))
}

interface StatementRow {
  readonly kind: Made['kind']
  readonly opening_id: string
  readonly reminder_no: number
  readonly at: Date
  readonly revision: number
  readonly withdrawn: boolean
  readonly data: AccessEventData
}

const STATEMENTS = `
  select kind, opening_id, reminder_no, at, revision, withdrawn, data from door_statements
  where tenant_id = $1 and door_id = $2 and at >= $3`

export const saveStatements = async (
  client: ClientBase,
  { tenantId, doorId }: DoorId,
  statements: readonly KeptStatement[],
): Promise<void> => {
  if (statements.length === 0) return
  const rows = statements.map(({ kind, openingId, reminderNo, atMs, revision, withdrawn, data }) => ({
    tenant_id: tenantId,
    door_id: doorId,
    kind,
    opening_id: openingId,
    reminder_no: reminderNo,
    at: new Date(atMs),
    revision,
    withdrawn,
    data,
  }))
  await client.query(SAVE_STATEMENTS, [JSON.stringify(rows)])
}

const SAVE_STATEMENTS = `
  insert into door_statements select * from jsonb_populate_recordset(null::door_statements, $1)
  on conflict (tenant_id, door_id, kind, opening_id, reminder_no)
  do update set at = excluded.at, revision = excluded.revision, withdrawn = excluded.withdrawn, data = excluded.data`

/** What of a door is kept for its own sake. */
export interface DoorStanding {
  readonly contact: ContactFact | undefined
  readonly dueAtMs: number | undefined
  readonly version: number
}

/** @param contact the newest report; undefined leaves what was known */
export const saveStanding = async (
  client: ClientBase,
  { tenantId, doorId }: DoorId,
  { contact, dueAtMs, version }: DoorStanding,
): Promise<void> => {
  const since = contact === undefined ? null : new Date(contact.atMs)
  const due = dueAtMs === undefined ? null : new Date(dueAtMs)
  await client.query(SAVE_STANDING, [tenantId, doorId, contact?.state ?? null, since, due, version])
}

const SAVE_STANDING = `
  update door_states
  set contact = coalesce($3, contact), contact_since = coalesce($4, contact_since), due_at = $5, version = $6
  where tenant_id = $1 and door_id = $2`
