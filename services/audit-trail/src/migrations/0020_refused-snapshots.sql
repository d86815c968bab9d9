-- Up Migration

-- Why a picture that came within an attempt was not taken.
create table access_event_refused_snapshots (
  tenant_id text not null,
  access_event_id uuid not null,
  -- place in the log: the latest counts
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  device_id text not null,
  fault text not null,
  primary key (tenant_id, access_event_id)
);
select confine_rows('access_event_refused_snapshots', 'is_confined_device(tenant_id, device_id)');

-- Down Migration

drop table access_event_refused_snapshots;
