-- Up Migration

-- Devices as their register has them.
create table devices (
  tenant_id text not null,
  device_id text not null,
  kind text not null,
  name text not null,
  zone text not null,
  facility_path text,
  -- place of the newest event in the history of the device
  stream_version integer not null,
  primary key (tenant_id, device_id)
);

-- What people configured: doors, access rules, schedules, holidays, macros. Deleted things are not in it.
create table access_config (
  tenant_id text not null,
  kind text not null,
  id text not null,
  name text not null,
  facility_path text,
  -- as in the newest event of the thing
  state jsonb not null,
  version integer not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  primary key (tenant_id, kind, id)
);

select confine_rows('devices', $$string_to_array(facility_path, '/') && (select confined_premises())$$);
select confine_rows('access_config', $$string_to_array(facility_path, '/') && (select confined_premises())$$);

-- Down Migration

drop table access_config;
drop table devices;
