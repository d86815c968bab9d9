-- Up Migration

create table roles (
  tenant_id text not null,
  role_id text not null,
  name text not null,
  description text,
  permissions text[] not null,
  built_in boolean not null,
  -- of the role's history, and the ETag
  version integer not null,
  deleted_at timestamptz,
  primary key (tenant_id, role_id)
);

create table premises (
  tenant_id text not null,
  premises_id text not null,
  kind text not null,
  name text not null,
  parent_id text,
  zone text,
  version integer not null,
  deleted_at timestamptz,
  primary key (tenant_id, premises_id)
);
create index premises_parent on premises (tenant_id, parent_id);

-- Which premises the path of each device leads through, from device.events.v1.
create table device_places (
  tenant_id text not null,
  device_id text not null,
  steps text[] not null,
  stream_version integer not null,
  primary key (tenant_id, device_id)
);
create index device_places_steps on device_places using gin (steps);

-- Down Migration

drop table device_places;
drop table premises;
drop table roles;
