-- Up Migration

-- What was decided, in the words of the contracts. Never updated, never deleted.
create table events (
  tenant_id text not null,
  stream text not null,
  version integer not null check (version > 0),
  event_id uuid not null unique,
  type text not null,
  topic text not null,
  record_key text not null,
  value text not null,
  position bigint generated always as identity unique,
  constraint events_pkey primary key (tenant_id, stream, version)
);

-- What the log has not got yet: written with the event, deleted once the log has confirmed it.
create table outbox (
  position bigint primary key references events (position),
  headers jsonb not null
);

-- Down Migration

drop table outbox;
drop table events;
