-- Up Migration

create table alerts (
  tenant_id text not null,
  alert_id uuid not null,
  kind text not null,
  severity text not null,
  status text not null,
  about_kind text not null,
  about_id text not null,
  facility_path text,
  occurrences integer not null,
  count integer not null,
  window_sec integer,
  event_ids uuid[] not null,
  raised_at timestamptz(3) not null,
  last_event_at timestamptz(3) not null,
  assigned_to uuid,
  acknowledged_at timestamptz(3),
  acknowledged_by text,
  resolved_at timestamptz(3),
  resolved_by text,
  comment text,
  primary key (tenant_id, alert_id)
);
-- One alert a kind and subject is open at a time.
create unique index alerts_open on alerts (tenant_id, kind, about_kind, about_id) where status <> 'resolved';
create index on alerts (tenant_id, raised_at, alert_id);
select confine_rows('alerts', $$string_to_array(facility_path, '/') && (select confined_premises())$$);

-- Events that count towards a threshold, and those that led to an alert by themselves: each is looked at once.
create table alert_signs (
  tenant_id text not null,
  kind text not null,
  about_kind text not null,
  about_id text not null,
  event_id uuid not null,
  at timestamptz(3) not null,
  primary key (tenant_id, kind, about_kind, about_id, event_id)
);
create index on alert_signs (tenant_id, kind, about_kind, about_id, at);
create index on alert_signs (at);

create table alert_settings (
  tenant_id text primary key,
  settings jsonb not null,
  version integer not null
);

-- Down Migration

drop table alert_settings;
drop table alert_signs;
drop table alerts;
