import pg from 'pg'

const SEEDED_AT_A_TIME = 200_000
/** The embedded log has so many partitions for attempts; rows stand where it begins. */
const PARTITIONS = 4

const SEED = `
  insert into audit_trail.access_events (tenant_id, access_event_id, revision, seq, occurred_at, recorded_at, occurred_local, zone, flags,
    device_id, device_name, device_kind, facility_path, access_type, result, reason, decision, provenance, retracted)
  select 'default', gen_random_uuid(), 1, n % ${PARTITIONS}, at, at, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), 'UTC', '{}',
    'door-' || n % 500, 'Door ' || n % 500, 'lock', 'hq/floor-' || n % 5, 'keycard', case when n % 7 = 0 then 'denied' else 'granted' end,
    case when n % 7 = 0 then 'credential_blocked' else 'success' end, case when n % 7 = 0 then 'denied' else 'granted' end, '[]', false
  from generate_series($1::integer, $2::integer) n, lateral (select now() - make_interval(secs => n)) as moment (at)`

/** Attempts at 500 doors, one a second until now, straight into the access log: how rows get there is measured elsewhere. */
export const seedAccessLog = async (databaseUrl: string, count: number): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  for (let first = 1; first <= count; first += SEEDED_AT_A_TIME) {
    await client.query(SEED, [first, Math.min(first + SEEDED_AT_A_TIME - 1, count)])
  }
  await client.query('vacuum analyze audit_trail.access_events')
  await client.end()
}
