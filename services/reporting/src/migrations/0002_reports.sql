-- Up Migration

-- Every revision of every attempt: what a report is as of a position in the log can be made again (docs/adr/0041).
create table report_access_events (
  tenant_id text not null,
  access_event_id uuid not null,
  revision integer not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  flags text[] not null,
  device_id text not null,
  device_name text not null,
  facility_path text,
  door_id text,
  door_name text,
  user_id text,
  access_type text not null,
  credential_kind text,
  credential_last4 text,
  result text not null,
  reason text not null,
  retracted boolean not null,
  primary key (tenant_id, access_event_id, occurred_at, revision)
) partition by range (occurred_at);
create table report_access_events_default partition of report_access_events default;
create index on report_access_events (tenant_id, occurred_at, seq);
create index on report_access_events ((seq % 1024), seq);

create table report_admin_entries (
  tenant_id text not null,
  entry_id uuid not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  entry_type text not null,
  operation text not null,
  sub_action text,
  outcome text not null,
  actor_type text not null,
  actor_id text,
  target_kind text,
  target_id text,
  facility_path text,
  service text not null,
  primary key (tenant_id, entry_id, occurred_at)
) partition by range (occurred_at);
create table report_admin_entries_default partition of report_admin_entries default;
create index on report_admin_entries (tenant_id, occurred_at, seq);

create table report_alerts (
  tenant_id text not null,
  alert_id uuid not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  kind text not null,
  severity text not null,
  about_kind text not null,
  about_id text not null,
  facility_path text,
  status text not null,
  handled_by text,
  comment text,
  stream_version integer not null,
  primary key (tenant_id, alert_id)
);
create index on report_alerts (tenant_id, occurred_at);

create table report_devices (
  tenant_id text not null,
  device_id text not null,
  seq bigint not null,
  name text not null,
  kind text not null,
  facility_path text,
  last_fetched_at timestamptz(3),
  gaps integer not null,
  quarantined integer not null,
  primary key (tenant_id, device_id)
);

create table reports (
  tenant_id text not null,
  report_id uuid not null,
  request jsonb not null,
  requested_by text not null,
  premises text[],
  status text not null,
  rows_done bigint not null default 0,
  result jsonb,
  failure jsonb,
  requested_at timestamptz(3) not null,
  expires_at timestamptz(3),
  primary key (tenant_id, report_id)
);
create index on reports (requested_at) where status = 'waiting';
create index on reports (expires_at) where status = 'ready';

create table saved_views (
  tenant_id text not null,
  view_id uuid not null,
  owner text not null,
  shared boolean not null,
  state jsonb not null,
  primary key (tenant_id, view_id)
);

create table report_schedules (
  tenant_id text not null,
  schedule_id uuid not null,
  state jsonb not null,
  -- of the site: the day of the last report
  last_day date,
  primary key (tenant_id, schedule_id)
);

create table reviews (
  tenant_id text not null,
  review_id uuid not null,
  day date not null,
  reviewed_at timestamptz(3) not null,
  reviewed_by text not null,
  notes text,
  denied integer not null,
  primary key (tenant_id, review_id)
);
create index on reviews (tenant_id, day);

-- Down Migration

drop table reviews;
drop table report_schedules;
drop table saved_views;
drop table reports;
drop table report_devices;
drop table report_alerts;
drop table report_admin_entries;
drop table report_access_events;
