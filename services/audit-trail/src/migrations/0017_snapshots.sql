-- Up Migration

-- Where the picture of an attempt is; the picture itself is in object storage.
create table access_event_snapshots (
  tenant_id text not null,
  access_event_id uuid not null,
  -- place in the log: the latest counts
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  device_id text not null,
  source text not null,
  media_ref text,
  sealed_for uuid,
  size_bytes integer,
  width_px integer,
  height_px integer,
  url text,
  mime text,
  taken_at timestamptz(3),
  expires_at timestamptz(3),
  primary key (tenant_id, access_event_id)
);
create index on access_event_snapshots (tenant_id, sealed_for) where sealed_for is not null;
select confine_rows('access_event_snapshots', 'is_confined_device(tenant_id, device_id)');

-- What comparing faces gave. The band follows from the settings when it is shown.
create table access_event_matches (
  tenant_id text not null,
  access_event_id uuid not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  status text not null,
  detail text,
  score_pct double precision,
  cosine double precision,
  faces integer,
  low_quality boolean,
  quality jsonb,
  model_id text,
  calibration_id text,
  photo_version integer,
  snapshot_taken_at timestamptz(3),
  primary key (tenant_id, access_event_id)
);
create index on access_event_matches (tenant_id, seq);
select confine_rows('access_event_matches', 'true');

-- Every state of the settings about faces, for what held at the time of an attempt.
create table face_settings_history (
  tenant_id text not null,
  changed_at timestamptz(3) not null,
  stream_version integer not null,
  enabled boolean not null,
  green_pct double precision not null,
  amber_pct double precision not null,
  primary key (tenant_id, stream_version)
);
select confine_rows('face_settings_history', 'true');

-- Which credential of a device is in force, by its hash.
create table device_credentials (
  tenant_id text not null,
  device_id text not null,
  -- null once it is revoked
  token_hash text,
  stream_version integer not null,
  primary key (tenant_id, device_id)
);
create index on device_credentials (token_hash) where token_hash is not null;
select confine_rows('device_credentials', 'false');

-- Free attributes of devices: which recorder and which camera see a door, and how a recorder is asked.
create table device_labels (
  tenant_id text not null,
  device_id text not null,
  kind text not null,
  name text not null,
  labels jsonb,
  stream_version integer not null,
  primary key (tenant_id, device_id)
);
select confine_rows('device_labels', 'is_confined_device(tenant_id, device_id)');

-- Down Migration

drop table device_labels;
drop table device_credentials;
drop table face_settings_history;
drop table access_event_matches;
drop table access_event_snapshots;
