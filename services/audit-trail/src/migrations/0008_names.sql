-- Up Migration

-- What people and premises were called, and since when: what is shown of an attempt is the name at that time. The names
-- of people are in clear here, so backups leave the rows out; erasing a person empties the row.
create table names_over_time (
  tenant_id text not null,
  kind text not null check (kind in ('user', 'premises')),
  id text not null,
  -- of people: as they can be named in a filter
  user_no integer,
  username text,
  -- [{from, name}] in the order of the history
  names jsonb not null,
  erased boolean not null,
  stream_version integer not null,
  primary key (tenant_id, kind, id)
);
create index on names_over_time (tenant_id, lower(username)) where username is not null;
create index on names_over_time (tenant_id, user_no) where user_no is not null;

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

-- What devices were called and where they were, since when: state of the reactor that derives access events.
create table device_descriptions (
  tenant_id text not null,
  device_id text not null,
  version integer not null,
  described_at timestamptz(3) not null,
  ref jsonb not null,
  primary key (tenant_id, device_id, version)
);

-- Attempts whose user is known by the credential alone.
create index on access_events (tenant_id, credential_hmac, occurred_at, seq)
  where not retracted and user_id is null and credential_hmac is not null;

-- Functions find their tables when they are called, so a rebuild may put others in the place of these.

-- The name at a time, or the first one known when there was none yet. Null when there is none at all.
create function name_at(names jsonb, the_time timestamptz) returns text language sql stable as $$
  select case when jsonb_array_length(names) < 2 then names -> 0 ->> 'name' else (
    select entry ->> 'name' from jsonb_array_elements(names) with ordinality as known (entry, place)
    order by (entry ->> 'from')::timestamptz <= the_time desc,
      case when (entry ->> 'from')::timestamptz <= the_time then place else -place end desc
    limit 1
  ) end
$$;

-- Who held the credential that a lock read as this. Nobody when it may have been one of two people: better unknown than
-- somebody else.
create function holding_at(the_tenant text, the_hmac text, the_kind text, the_time timestamptz)
returns table (user_id text, kind text, last4 text) language sql stable as $$
  select min(held.user_id), min(held.kind), min(held.last4) from credential_holdings as held
  where held.tenant_id = the_tenant and held.reference_hmac = the_hmac
    and (the_kind = 'unknown' or held.kind = the_kind)
    and held.held_from <= the_time and (held.held_until is null or the_time < held.held_until)
  having count(distinct held.user_id) = 1
$$;

-- People by id, number or user name. An id need not be known.
create function people_meant(the_tenant text, refs text[]) returns setof text language sql stable as $$
  select unnest(refs)
  union
  select id from names_over_time
  where tenant_id = the_tenant and kind = 'user' and user_no = any (
    select ref::integer from unnest(refs) as ref where ref ~ '^[0-9]{1,9}$'
  )
  union
  select id from names_over_time
  where tenant_id = the_tenant and kind = 'user' and lower(username) = any (select lower(normalize(ref)) from unnest(refs) as ref)
$$;

-- What locks read of whatever these people ever held.
create function references_of(the_tenant text, users text[]) returns setof text language sql stable as $$
  select distinct reference_hmac from credential_holdings where tenant_id = the_tenant and user_id = any (users)
$$;

-- Down Migration

drop function references_of(text, text[]);
drop function people_meant(text, text[]);
drop function holding_at(text, text, text, timestamptz);
drop function name_at(jsonb, timestamptz);
drop index access_events_tenant_id_credential_hmac_occurred_at_seq_idx;
drop table device_descriptions;
drop table credential_holdings;
drop table names_over_time;
