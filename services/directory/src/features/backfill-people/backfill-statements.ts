/** A person whom the list lacks, and where his latest event stands. */
export interface MissingPerson {
  readonly tenant_id: string
  readonly stream: string
  readonly version: number
}

/** What the events of such a person say. */
export interface MissingRow {
  readonly tenant_id: string
  /** the latest event */
  readonly value: string
  readonly created_at: string
}

/** Rows that do not say what the latest event says: they were restored from another time. */
export const FORGET_OUTDATED = `
  delete from people
  where version is distinct from (
    select max(version) from events
    where events.tenant_id = people.tenant_id and stream = 'user:' || user_id
  )`

export const MISSING = `
  select tenant_id, stream, max(version) as version
  from events
  where starts_with(stream, 'user:') and not exists (
    select from people
    where people.tenant_id = events.tenant_id and user_id = substr(stream, length('user:') + 1)::uuid
  )
  group by tenant_id, stream`

export const WHAT_EVENTS_SAY = `
  select latest.tenant_id, latest.value, first.value::jsonb ->> 'time' as created_at
  from unnest($1::text[], $2::text[], $3::integer[]) as missing (tenant_id, stream, version)
  join events as latest using (tenant_id, stream, version)
  join events as first on first.tenant_id = latest.tenant_id and first.stream = latest.stream and first.version = 1`

/** Another replica may be at it too. */
export const INSERT_MISSING = `
  insert into people (tenant_id, user_id, user_no, username, username_key, name, email, phone, enabled, assignments,
    version, created_at, updated_at, erased_at, premises_id)
  select tenant_id, user_id, user_no, username, username_key, name, email, phone, enabled, assignments, version,
    created_at, updated_at, erased_at, premises_id
  from jsonb_populate_recordset(null::people, $1::jsonb)
  on conflict (tenant_id, user_id) do nothing`

/** What is left of another time. */
export const FORGET_EXTERNAL_IDS = `
  delete from external_ids as owned using jsonb_populate_recordset(null::people, $1::jsonb) as person
  where owned.tenant_id = person.tenant_id and owned.user_id = person.user_id`

export const INSERT_EXTERNAL_IDS = `
  insert into external_ids (tenant_id, source, external_id, user_id)
  select person ->> 'tenant_id', owned ->> 'source', owned ->> 'id', (person ->> 'user_id')::uuid
  from jsonb_array_elements($1::jsonb) as person,
    jsonb_array_elements(coalesce(person -> 'externalIds', '[]')) as owned
  on conflict do nothing`
