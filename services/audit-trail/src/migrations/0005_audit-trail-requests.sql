-- Up Migration

-- Requests for the trails of locks, each as its decisions fold to it.
create table audit_trail_requests (
  tenant_id text not null,
  request_id uuid not null,
  lock_id text not null,
  status text not null,
  requested_at timestamptz(3) not null,
  finished_at timestamptz(3),
  -- when the passing of time next changes something; null when it never does
  due_at timestamptz(3),
  state jsonb not null,
  primary key (tenant_id, request_id)
);
create index on audit_trail_requests (tenant_id, requested_at, request_id);
create index on audit_trail_requests (tenant_id, lock_id, requested_at, request_id);
create unique index audit_trail_requests_open on audit_trail_requests (tenant_id, lock_id)
  where status in ('awaiting_visit', 'awaiting_device', 'transferring');
create index audit_trail_requests_due on audit_trail_requests (due_at) where due_at is not null;

-- Down Migration

drop table audit_trail_requests;
