import { contactState } from '@doorledger/contracts'
import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })

/** How a door stands, as callers get it. */
export const doorStateView = z.object({
  doorId: z.string(),
  contact: contactState.describe('`unknown` until the contact has told, and while its device is away'),
  contactSince: instant.nullable(),
  forced: z.boolean().describe('It is open, and nothing known explains that'),
  heldOpen: z
    .object({ since: instant, reminderNo: z.int() })
    .nullable()
    .describe('Of a door that is open for longer than it may be'),
  locked: z.boolean().nullable().describe('null when nothing was ever told of its lock'),
  lastUnlock: z
    .object({ accessEventId: z.uuid(), at: instant, until: instant.nullable(), cause: z.string() })
    .nullable(),
  contactDevice: z
    .object({ id: z.string(), online: z.boolean().nullable(), tampered: z.boolean() })
    .nullable()
    .describe('null when the door has no contact'),
})
export type DoorStateView = z.infer<typeof doorStateView>

/** What the query of the view selects. */
export interface DoorStateRow {
  readonly door_id: string
  readonly contact_device: string | null
  readonly contact: 'open' | 'closed' | 'unknown' | null
  readonly contact_since: Date | null
  readonly online: boolean | null
  readonly tampered: boolean | null
  readonly unlock_id: string | null
  readonly unlock_at: Date | null
  readonly unlock_until: Date | null
  readonly unlock_cause: string | null
  readonly opened_at: Date | null
  readonly forced: boolean
  readonly reminder_no: number | null
}

export const doorStateViewOf = (row: DoorStateRow, now: Date): DoorStateView => {
  const isOpen = row.contact === 'open'
  return {
    doorId: row.door_id,
    contact: row.contact ?? 'unknown',
    contactSince: row.contact_since?.toISOString() ?? null,
    forced: isOpen && row.forced,
    heldOpen: isOpen ? heldOpenOf(row) : null,
    locked: row.unlock_at === null ? null : (row.unlock_until ?? row.unlock_at) <= now,
    lastUnlock: lastUnlockOf(row),
    contactDevice: contactDeviceOf(row),
  }
}

const heldOpenOf = ({ reminder_no, opened_at }: DoorStateRow): DoorStateView['heldOpen'] =>
  reminder_no === null || opened_at === null ? null : { since: opened_at.toISOString(), reminderNo: reminder_no }

const lastUnlockOf = (row: DoorStateRow): DoorStateView['lastUnlock'] =>
  row.unlock_id === null || row.unlock_at === null
    ? null
    : {
        accessEventId: row.unlock_id,
        at: row.unlock_at.toISOString(),
        until: row.unlock_until?.toISOString() ?? null,
        cause: row.unlock_cause ?? 'success',
      }

const contactDeviceOf = ({ contact_device: id, online, tampered }: DoorStateRow): DoorStateView['contactDevice'] =>
  id === null ? null : { id, online, tampered: tampered ?? false }

export const DOOR_STATE = `
  select door.id as door_id, door.state ->> 'contactDeviceId' as contact_device, standing.contact,
    standing.contact_since, status.online, status.tampered, unlock.fact_id as unlock_id, unlock.at as unlock_at,
    unlock.until_at as unlock_until, unlock.cause as unlock_cause, opened.at as opened_at,
    coalesce(alarm.forced, false) as forced, alarm.reminder_no
  from access_config door
  left join door_states standing on standing.tenant_id = door.tenant_id and standing.door_id = door.id
  left join device_status status
    on status.tenant_id = door.tenant_id and status.device_id = door.state ->> 'contactDeviceId'
  left join lateral (
    select * from door_facts
    where tenant_id = door.tenant_id and door_id = door.id and kind = 'unlock' order by at desc limit 1
  ) unlock on true
  left join lateral (
    select * from door_statements
    where tenant_id = door.tenant_id and door_id = door.id and kind = 'opened' order by at desc limit 1
  ) opened on true
  left join lateral (
    select bool_or(kind = 'forced') as forced, max(reminder_no) filter (where kind = 'held') as reminder_no
    from door_statements
    where tenant_id = door.tenant_id and door_id = door.id and opening_id = opened.opening_id and not withdrawn
  ) alarm on true
  where door.tenant_id = $1 and door.kind = 'door' and door.id = $2`
