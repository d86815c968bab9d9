-- Up Migration

-- Attempts at doors by whose they were: references, since the access log holds the attempts.
create table person_attempts (
  tenant_id text not null,
  access_event_id uuid not null,
  revision integer not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  -- null when nobody is known: then the credential tells, by who held it
  user_id text,
  credential_hmac text,
  credential_kind text not null,
  -- null of what is no record of the person
  record_type text,
  reason text,
  door_id text not null,
  door_name text not null,
  facility_path text,
  primary key (tenant_id, access_event_id, occurred_at)
) partition by range (occurred_at);
create table person_attempts_default partition of person_attempts default;
create index on person_attempts (tenant_id, user_id, occurred_at, seq) where user_id is not null;
create index on person_attempts (tenant_id, credential_hmac, occurred_at, seq) where user_id is null;

-- Who held which phone key, fob or card from when until when; null: until now.
create table credential_holdings (
  tenant_id text not null,
  credential_id uuid not null,
  held_from timestamptz(3) not null,
  held_until timestamptz(3),
  user_id text not null,
  kind text not null,
  last4 text,
  -- by which what a lock has read finds it
  reference_hmac text not null,
  stream_version integer not null,
  primary key (tenant_id, credential_id, held_from)
);
create index on credential_holdings (tenant_id, reference_hmac, held_from);
create index on credential_holdings (tenant_id, user_id);

-- Who held the credential that a lock read as this. Nobody when it may have been one of two people.
create function holding_at(the_tenant text, the_hmac text, the_kind text, the_time timestamptz)
returns table (user_id text) language sql stable as $$
  select min(held.user_id) from credential_holdings as held
  where held.tenant_id = the_tenant and held.reference_hmac = the_hmac
    and (the_kind = 'unknown' or held.kind = the_kind)
    and held.held_from <= the_time and (held.held_until is null or the_time < held.held_until)
  having count(distinct held.user_id) = 1
$$;

-- What the directory says of people's groups and credentials.
create table person_facts (
  tenant_id text not null,
  event_id uuid not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  user_id text not null,
  record_type text not null,
  actor_type text not null,
  actor_id text,
  target_kind text not null,
  target_id text not null,
  credential_kind text,
  verb text,
  primary key (tenant_id, event_id, occurred_at)
) partition by range (occurred_at);
create table person_facts_default partition of person_facts default;
create index on person_facts (tenant_id, user_id, occurred_at, seq);

-- As before, but only what was append-only is kept so in its new months: an attempt may be revised.
create or replace function ensure_months(parent regclass, months_back integer, months_ahead integer, today timestamptz default now())
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
  if made > 0 and exists (select from pg_trigger where tgrelid = parent and tgname = 'refuse_row_change') then
    perform keep_append_only(parent);
  end if;
  return made;
end
$$;

-- From what each person has signed in before: a browser by its cookie, a phone by what its app calls it, and families
-- of browser, system and device. Learnt at the first use.
create table known_clients (
  tenant_id text not null,
  user_id text not null,
  trait text not null check (trait in ('client', 'family')),
  value text not null,
  first_seen timestamptz(3) not null,
  primary key (tenant_id, user_id, trait, value)
);

-- Where a person belongs: whose business he is. Null when nowhere in particular.
create function home_of(the_tenant text, the_user text) returns text language sql stable
security definer set search_path from current as $$
  select state ->> 'premisesId' from known_directory where tenant_id = the_tenant and kind = 'user' and id = the_user
$$;

select confine_rows('person_attempts', $$string_to_array(facility_path, '/') && (select confined_premises())$$);
select confine_rows('credential_holdings', 'true');
select confine_rows('person_facts', $$home_of(tenant_id, user_id) = any ((select confined_premises())::text[])$$);

-- Down Migration

drop table person_facts;
drop function holding_at(text, text, text, timestamptz);
drop table credential_holdings;
drop table person_attempts;
drop function home_of(text, text);
drop table known_clients;
