-- Up Migration

-- People as they are searched and shown. What a person owns is in clear here and nowhere else in this schema; it is
-- taken from events by the person's key, so the table is left out of backups and filled again (docs/how-to/back-up.md).
create table people (
  tenant_id text not null,
  user_id uuid not null,
  user_no integer not null,
  -- personal: null once the person was erased
  username text,
  name text,
  email text,
  phone text,
  enabled boolean not null,
  assignments jsonb not null,
  -- of the person's history, and the ETag
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant_id, user_id),
  constraint people_user_no unique (tenant_id, user_no)
);
create unique index people_username on people (tenant_id, lower(username));
create index people_assignments on people using gin (assignments jsonb_path_ops);

-- For filling the list again: people are few among all that is decided.
create index events_of_people on events (tenant_id, stream, version) where starts_with(stream, 'user:');

-- The last number given out. 1 is kept for the first administrator.
create table user_numbers (
  tenant_id text primary key,
  last_no integer not null
);

-- Down Migration

drop table user_numbers;
drop index events_of_people;
drop table people;
