-- Up Migration

-- What retention says to every service that holds rows with an age (docs/adr/0040).

-- Holds that are in force: rows for which every criterion holds that is not null survive every deletion.
create table legal_holds (
  tenant_id text not null,
  hold_id uuid not null,
  users text[],
  doors text[],
  devices text[],
  premises text[],
  from_at timestamptz(3),
  to_at timestamptz(3),
  primary key (tenant_id, hold_id)
);

-- Deletions that were previewed here, and how far they are.
create table purge_jobs (
  purge_id uuid not null,
  table_name text not null,
  tenant_id text not null,
  record_kind text not null,
  cutoff timestamptz(3) not null,
  premises_id text,
  except_premises text[],
  status text not null check (status in ('previewed', 'queued', 'paused', 'stopped', 'cancelled', 'done')),
  queued_at timestamptz(3),
  -- {part, block}: what is worked on next; null before the first
  place jsonb,
  attempts integer not null default 0,
  deleted bigint not null default 0,
  held bigint not null default 0,
  oldest timestamptz(3),
  newest timestamptz(3),
  digest numeric not null default 0,
  log_records bigint not null default 0,
  primary key (purge_id, table_name)
);

-- How far the log was worked in when a purge was previewed: rows it told of later are not in it. With the cutoff, the
-- watermark below which no rebuild brings a row back.
create table purge_marks (
  purge_id uuid not null,
  table_name text not null,
  id_column text not null,
  tenant_id text not null,
  cutoff timestamptz(3) not null,
  premises_id text,
  except_premises text[],
  log_partition integer not null,
  below_seq bigint not null,
  -- whether the deletion has begun
  in_force boolean not null default false,
  primary key (purge_id, table_name, log_partition)
);
create index on purge_marks (table_name) where in_force;

-- Rows below a watermark that a hold kept: a rebuild keeps them, too.
create table purge_kept (
  table_name text not null,
  tenant_id text not null,
  row_id uuid not null,
  primary key (table_name, tenant_id, row_id)
);

-- Up to where the log may lack records because nothing of them was to be kept: a view is rebuilt all the same.
create table purged_log (
  projection text not null,
  topic text not null,
  partition integer not null,
  low bigint not null,
  primary key (projection, topic, partition)
);

-- Down Migration

drop table purged_log;
drop table purge_kept;
drop table purge_marks;
drop table purge_jobs;
drop table legal_holds;
