/** A person whom the list lacks. */
export interface MissingRow {
  readonly tenant_id: string
  readonly stream: string
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

/** In the order of the event store's key, on from the last one of the batch before. */
export const MISSING = `
  select latest.tenant_id, latest.stream, latest.value, first.value::jsonb ->> 'time' as created_at
  from (
    select distinct on (tenant_id, stream) tenant_id, stream, value
    from events
    where starts_with(stream, 'user:') and (tenant_id, stream) > ($1, $2)
    order by tenant_id, stream, version desc
  ) as latest
  join events as first on first.tenant_id = latest.tenant_id and first.stream = latest.stream and first.version = 1
  where not exists (
    select from people
    where people.tenant_id = latest.tenant_id and user_id = substr(latest.stream, length('user:') + 1)::uuid
  )
  order by latest.tenant_id, latest.stream
  limit $3`

/** Another replica may be at it too. */
export const INSERT_MISSING = `
  insert into people (tenant_id, user_id, user_no, username, name, email, phone, enabled, assignments, version,
    created_at, updated_at, erased_at)
  select tenant_id, user_id, user_no, username, name, email, phone, enabled, assignments, version,
    created_at, updated_at, erased_at
  from jsonb_populate_recordset(null::people, $1::jsonb)
  on conflict (tenant_id, user_id) do nothing`
