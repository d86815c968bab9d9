-- Up Migration

create table erasure_requests (
  tenant_id text not null,
  request_id uuid not null,
  user_id uuid not null,
  status text not null,
  due_on date not null,
  received_at timestamptz not null,
  state jsonb not null,
  primary key (tenant_id, request_id)
);
create index on erasure_requests (tenant_id, received_at desc);
-- One at a time: a second would have another day by which to answer.
create unique index erasure_requests_open on erasure_requests (tenant_id, user_id) where status = 'open';

-- Whose key was destroyed, by which event.
create table erasures (
  tenant_id text not null,
  user_id uuid not null,
  erased_at timestamptz not null,
  event_id uuid not null,
  primary key (tenant_id, user_id)
);

-- Which services hold nothing of the person any more, by which event they said so.
create table erasure_confirmations (
  tenant_id text not null,
  user_id uuid not null,
  service text not null,
  confirmed_at timestamptz not null,
  event_id uuid not null,
  primary key (tenant_id, user_id, service)
);

-- Down Migration

drop table erasure_confirmations;
drop table erasures;
drop table erasure_requests;
