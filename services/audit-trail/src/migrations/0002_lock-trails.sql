-- Up Migration

create table devices (
  tenant_id text not null,
  device_id text not null,
  kind text not null,
  name text not null,
  model text,
  lock_kind text,
  zone text not null,
  facility_path text,
  attributes_version integer not null,
  registered_at timestamptz not null,
  last_fetched_at timestamptz,
  last_block_seq integer not null,
  primary key (tenant_id, device_id)
);

-- What devices recorded, and what is known to be missing or unreadable in between.
create table device_audit_records (
  tenant_id text not null,
  entry_id uuid not null,
  occurred_at timestamptz(3) not null,
  device_id text not null,
  seq bigint not null,
  recorded_at timestamptz(3) not null,
  block_id uuid not null,
  -- block_seq, index_in_block, rank: the device's own order; a gap stands before the record that follows it
  block_seq integer not null,
  index_in_block integer not null,
  rank smallint not null,
  kind text not null,
  event_raw text,
  code text,
  data_hex text,
  time_raw text,
  audit_id smallint,
  zone text,
  occurred_local text,
  flags text[],
  detail jsonb,
  revision integer not null,
  code_name text,
  category text,
  result text,
  reason text,
  access_type text,
  primary key (tenant_id, entry_id, occurred_at)
) partition by range (occurred_at);

create index on device_audit_records (tenant_id, device_id, block_seq, index_in_block, rank, entry_id);
create index on device_audit_records (tenant_id, device_id, occurred_at, seq);

create table device_audit_records_default partition of device_audit_records default;
select ensure_months('device_audit_records', 13, 2);

-- Down Migration

drop table device_audit_records;
drop table devices;
