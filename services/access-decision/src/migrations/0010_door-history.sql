-- Up Migration

-- Whose credential a device sends: the hash of the one in force.
create table device_credentials (
  tenant_id text not null,
  device_id text not null,
  -- null once it is revoked
  token_hash text,
  stream_version integer not null,
  primary key (tenant_id, device_id)
);
create index on device_credentials (token_hash) where token_hash is not null;

-- What was told of a door, in its place in time: reports of its contact without chatter, and unlocks.
create table door_facts (
  tenant_id text not null,
  door_id text not null,
  fact_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  device_id text not null,
  -- of a contact
  state text,
  continues boolean,
  settled_at timestamptz(3),
  -- of an unlock
  cause text,
  until_at timestamptz(3),
  held_open_threshold_sec integer,
  -- that the end of the unlock was told
  relocked boolean,
  primary key (tenant_id, door_id, fact_id)
);
create index on door_facts (tenant_id, door_id, kind, at);

-- What was said of a door, to be said once and to be taken back.
create table door_statements (
  tenant_id text not null,
  door_id text not null,
  kind text not null,
  opening_id uuid not null,
  reminder_no integer not null,
  at timestamptz(3) not null,
  revision integer not null,
  withdrawn boolean not null,
  -- of the event, to repeat in whatever takes it back
  data jsonb not null,
  primary key (tenant_id, door_id, kind, opening_id, reminder_no)
);
create index on door_statements (tenant_id, door_id, at);

create table door_states (
  tenant_id text not null,
  door_id text not null,
  contact text not null default 'unknown',
  contact_since timestamptz(3),
  -- when time alone leads to more: the watch looks then
  due_at timestamptz(3),
  -- events in the stream of the door
  version integer not null default 0,
  primary key (tenant_id, door_id)
);
create index on door_states (due_at) where due_at is not null;

-- What devices say of themselves, by when it was.
create table device_status (
  tenant_id text not null,
  device_id text not null,
  online boolean,
  online_since timestamptz(3),
  tampered boolean,
  tampered_since timestamptz(3),
  primary key (tenant_id, device_id)
);

-- Down Migration

drop table device_status;
drop table door_states;
drop table door_statements;
drop table door_facts;
drop table device_credentials;
