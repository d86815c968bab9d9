-- Up Migration

create table devices (
  tenant_id text not null,
  device_id text not null,
  kind text not null,
  name text not null,
  model text,
  family text not null,
  facility_path text,
  -- all attributes, these included
  attributes jsonb not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, device_id)
);

-- A device has one credential at a time; revoked ones stay, so that nothing can be given out twice.
create table device_credentials (
  credential_hash text primary key,
  tenant_id text not null,
  device_id text not null,
  credential_id uuid not null,
  issued_at timestamptz not null,
  issued_by text not null,
  revoked_at timestamptz,
  foreign key (tenant_id, device_id) references devices
);
create unique index device_credentials_in_force on device_credentials (tenant_id, device_id) where revoked_at is null;

-- What is remembered of a device from one block to the next.
create table device_sync (
  tenant_id text not null,
  device_id text not null,
  block_seq bigint not null,
  last_contact_at timestamptz,
  last_audit_id smallint,
  nxt_db_ver_ts text,
  expected_db_version text,
  last_synced_at timestamptz,
  lock_id integer,
  -- ids of the last blocks, oldest first, separated by spaces
  recent_blocks text not null,
  -- keys of the last records, oldest first: 64-bit floats, little endian
  recent_records bytea not null,
  primary key (tenant_id, device_id)
);

-- Every different block, byte for byte.
create table audit_blocks (
  tenant_id text not null,
  block_id uuid not null,
  device_id text not null,
  received_at timestamptz not null,
  sha256 text not null,
  size_bytes integer not null,
  raw bytea not null,
  retry_of uuid,
  primary key (tenant_id, block_id)
);
create index audit_blocks_of_device on audit_blocks (tenant_id, device_id, received_at desc);

-- What could not be read, byte for byte.
create table quarantine (
  tenant_id text not null,
  quarantine_id uuid not null,
  device_id text not null,
  block_id uuid not null,
  part text not null check (part in ('body', 'record', 'tag')),
  index_in_block integer,
  tag text,
  reason text not null,
  detail text not null,
  raw bytea not null,
  received_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'recorded', 'discarded')),
  attempts integer not null default 0,
  last_tried_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  settled_reason text,
  primary key (tenant_id, quarantine_id)
);
create index quarantine_newest on quarantine (tenant_id, received_at desc, quarantine_id desc);
create index quarantine_open on quarantine (tenant_id, received_at desc, quarantine_id desc) where status = 'open';
create index quarantine_of_device on quarantine (tenant_id, device_id, received_at desc, quarantine_id desc);

-- Down Migration

drop table quarantine;
drop table audit_blocks;
drop table device_sync;
drop table device_credentials;
drop table devices;
