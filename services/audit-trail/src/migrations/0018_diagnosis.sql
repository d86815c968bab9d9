-- Up Migration

-- What of doors and rules tells why there are no attempts: how many rules there are, and which devices a door has.
create table configured_access (
  tenant_id text not null,
  kind text not null,
  id text not null,
  facility_path text,
  -- of a rule
  enabled boolean not null,
  -- of a door
  device_ids text[] not null,
  deleted boolean not null,
  stream_version integer not null,
  primary key (tenant_id, kind, id)
);

-- Whether devices are in contact, as they say themselves, by when it was.
create table device_contacts (
  tenant_id text not null,
  device_id text not null,
  online boolean not null,
  since timestamptz(3) not null,
  primary key (tenant_id, device_id)
);

-- A rule that lies nowhere may be for doors anywhere.
select confine_rows('configured_access', $$facility_path is null
  or string_to_array(facility_path, '/') && (select confined_premises())$$);
select confine_rows('device_contacts', 'is_confined_device(tenant_id, device_id)');

-- Down Migration

drop table device_contacts;
drop table configured_access;
