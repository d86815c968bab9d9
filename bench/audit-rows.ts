import type { Client } from 'pg'

/** Entries of the audit log. */
export const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 2_000_000)
/** Rows of each of the two other sources of the log of a person. */
const OTHERS = ENTRIES / 2
/** An administrator who did a hundredth of all. */
export const BUSY = '0199f3c1-7d2e-7a41-9a70-000000000007'
/** The same: to whom a hundredth of what happened at doors and to groups happened, too. */
export const PERSON = BUSY

/** Fills the tables of admin-audit with a year, straight away: how rows get there is measured elsewhere. */
export const auditRows = async (client: Client): Promise<void> => {
  const userOf = (n: string) => `'0199f3c1-7d2e-7a41-9a70-' || lpad((${n} % 100)::text, 12, '0')`
  const atOf = (n: string, of: number) => `now() - interval '360 days' * ((${of} - ${n})::float8 / ${of})`
  await client.query(`insert into admin_entries (tenant_id, entry_id, seq, occurred_at, recorded_at, entry_type, operation,
      outcome, actor_type, actor_id, target_kind, target_id, changes, message, service, occurrences)
    select 'default', gen_random_uuid(), 1000000000 + n::bigint * 1024, ${atOf('n', ENTRIES)}, now(),
      (array['door.update', 'device.update', 'user.update', 'role.update'])[1 + n % 4], 'updated',
      case when n % 20 = 0 then 'denied' else 'done' end, 'user', ${userOf('n')}, 'door', 'door-' || n % 1000,
      '{"items": []}', '{"code": "door.update", "params": {}}', 'access-decision', 1
    from generate_series(1, ${ENTRIES}) n`)
  await client.query(`insert into person_attempts (tenant_id, access_event_id, revision, seq, occurred_at, user_id,
      credential_kind, record_type, door_id, door_name)
    select 'default', gen_random_uuid(), 1, n::bigint * 1024, ${atOf('n', OTHERS)}, ${userOf('n')}, 'keycard',
      (array['access.granted', 'access.denied'])[1 + n % 2], 'door-' || n % 1000, 'Door'
    from generate_series(1, ${OTHERS}) n`)
  await client.query(`insert into person_facts (tenant_id, event_id, seq, occurred_at, user_id, record_type, actor_type,
      target_kind, target_id)
    select 'default', gen_random_uuid(), n::bigint * 1024, ${atOf('n', OTHERS)}, ${userOf('n')}, 'group.member_added', 'system',
      'group', gen_random_uuid()
    from generate_series(1, ${OTHERS}) n`)
  await client.query(`insert into names_over_time values
    ('default', 'user', '${PERSON}', 9007, 'bench', '[]', '', false, 1) on conflict do nothing`)
  for (const table of ['admin_entries', 'person_attempts', 'person_facts']) await client.query(`analyze ${table}`)
}
