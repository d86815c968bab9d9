-- Up Migration

-- What administrators and integrations did: rows are added and never changed. Deletion is by month, and retention's.
create table admin_entries (
  tenant_id text not null,
  entry_id uuid not null,
  -- place in the log: what a tail resumes by
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  entry_type text not null,
  operation text not null,
  sub_action text,
  outcome text not null,
  actor_type text not null,
  -- a pseudonym: names are those of the time and are looked up when a row is read
  actor_id text,
  target_kind text,
  target_id text,
  changes jsonb not null,
  failure jsonb,
  message jsonb not null,
  facility_path text,
  session_id text,
  service text not null,
  action text,
  correlation_id text,
  occurrences integer not null,
  since timestamptz(3),
  primary key (tenant_id, entry_id, occurred_at)
) partition by range (occurred_at);

create table admin_entries_default partition of admin_entries default;

create index on admin_entries (tenant_id, occurred_at, seq);
create index on admin_entries (tenant_id, actor_id, occurred_at, seq);
create index on admin_entries (tenant_id, target_id, occurred_at, seq);
create index on admin_entries (tenant_id, entry_type, occurred_at, seq);
create index on admin_entries ((seq % 1024), seq);

-- Refuses whoever wants to change or remove rows, the owner of the schema and superusers included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is never changed: % on % is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

-- The role that runs the service takes its own rights away, too. A trigger for each row of the parent is one of every
-- partition; against TRUNCATE each partition needs one of its own.
create function keep_append_only(the_table regclass) returns void language plpgsql as $$
declare
  part regclass;
begin
  if not exists (select from pg_trigger where tgrelid = the_table and tgname = 'refuse_row_change') then
    execute format(
      'create trigger refuse_row_change before update or delete on %s for each row execute function refuse_change()',
      the_table
    );
  end if;
  for part in select the_table union all select inhrelid from pg_inherits where inhparent = the_table loop
    execute format('revoke update, delete, truncate on %s from public, current_user', part);
    if not exists (select from pg_trigger where tgrelid = part and tgname = 'refuse_truncate') then
      execute format(
        'create trigger refuse_truncate before truncate on %s for each statement execute function refuse_change()', part
      );
    end if;
  end loop;
end
$$;

select keep_append_only('admin_entries');

-- Makes the missing monthly partitions (UTC). Entries of a month that already lie in the default partition stay there,
-- since nothing moves a row: such a month is not made. Answers how many partitions it made.
create function ensure_months(parent regclass, months_back integer, months_ahead integer, today timestamptz default now())
returns integer language plpgsql as $$
declare
  parent_name text := (select relname from pg_class where oid = parent);
  this_month timestamp := date_trunc('month', today at time zone 'UTC');
  month timestamp;
  lies_in_default boolean;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('ensure_months'), parent::oid::integer);
  for month in
    select generate_series(
      this_month - make_interval(months => months_back),
      this_month + make_interval(months => months_ahead),
      '1 month'
    )
  loop
    continue when to_regclass(format('%I', parent_name || to_char(month, '_YYYY_MM'))) is not null;
    execute format('lock table %s in share row exclusive mode', parent);
    execute format('select exists (select from %I where occurred_at >= $1 and occurred_at < $2)', parent_name || '_default')
      into lies_in_default
      using month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC';
    continue when lies_in_default;
    execute format(
      'create table %I partition of %s for values from (%L) to (%L)', parent_name || to_char(month, '_YYYY_MM'), parent,
      to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00'
    );
    made := made + 1;
  end loop;
  if made > 0 then
    perform keep_append_only(parent);
  end if;
  return made;
end
$$;

-- Ids that were recorded, with what was recorded under them: the same entry again is no news, another one under the same
-- id is an attempt to replace an entry.
create table recorded_ids (
  tenant_id text not null,
  entry_id uuid not null,
  content_hash text not null,
  primary key (tenant_id, entry_id)
);

-- Where devices are and what they are: entries about them lie where they lie.
create table device_places (
  tenant_id text not null,
  device_id text not null,
  kind text not null,
  facility_path text,
  stream_version integer not null,
  primary key (tenant_id, device_id)
);

-- The path that leads to premises from the outside in, as this service knows them now; null when it does not.
create function path_of(the_tenant text, the_premises text) returns text language sql stable as $$
  with recursive around as (
    select premises_id, parent_id, 1 as depth from known_premises()
    where tenant_id = the_tenant and premises_id = the_premises
    union all
    select known.premises_id, known.parent_id, depth + 1 from around
      join known_premises() known on known.tenant_id = the_tenant and known.premises_id = around.parent_id
    where depth < 20
  )
  select string_agg(premises_id, '/' order by depth desc) from around
$$;

select confine_rows('admin_entries', $$string_to_array(facility_path, '/') && (select confined_premises())$$);

-- Down Migration

drop function path_of(text, text);
drop table device_places;
drop table recorded_ids;
drop function ensure_months(regclass, integer, integer, timestamptz);
drop table admin_entries;
drop function keep_append_only(regclass);
drop function refuse_change();
