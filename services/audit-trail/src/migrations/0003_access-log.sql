-- Up Migration

-- Attempts at doors and what came of them. People stand here as pseudonymous ids only.
create table access_events (
  tenant_id text not null,
  access_event_id uuid not null,
  revision integer not null,
  -- place in the log: what a tail resumes by
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  -- the device's own clock, when it timed the attempt
  occurred_local text,
  zone text,
  flags text[] not null,
  device_id text not null,
  -- names as they were at the time
  device_name text not null,
  device_kind text not null,
  facility_path text,
  door_id text,
  door_name text,
  user_id text,
  access_type text not null,
  credential_kind text,
  credential_last4 text,
  credential_hmac text,
  result text not null,
  reason text not null,
  decision text not null,
  action_kind text,
  action_name text,
  checks jsonb,
  provenance jsonb not null,
  retracted boolean not null,
  primary key (tenant_id, access_event_id, occurred_at)
) partition by range (occurred_at);

-- Lists, newest first or oldest first; rows that do not have the column, or its everyday value, are left out.
create index on access_events (tenant_id, occurred_at, seq) where not retracted;
create index on access_events (tenant_id, device_id, occurred_at, seq) where not retracted;
create index on access_events (tenant_id, door_id, occurred_at, seq) where not retracted and door_id is not null;
create index on access_events (tenant_id, user_id, occurred_at, seq) where not retracted and user_id is not null;
create index on access_events (tenant_id, result, occurred_at, seq) where not retracted and result <> 'granted';
create index on access_events (tenant_id, reason, occurred_at, seq) where not retracted and reason <> 'success';
-- Tails: what is new in one partition of the log.
create index on access_events ((seq % 1024), seq);

create table access_events_default partition of access_events default;
select ensure_months('access_events', 13, 2);

-- Down Migration

drop table access_events;
