-- Up Migration

-- Files of devices as they are worked in (libs/csv). What they say is nobody’s secret: rows wait as they came.
create table imports (
  tenant_id text not null,
  import_id uuid not null,
  kind text not null,
  dry_run boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'abandoned', 'cancelled')),
  rows integer not null,
  done integer not null default 0,
  failed integer not null default 0,
  requested_by text not null,
  correlation_id text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, import_id)
);
create index imports_under_way on imports (created_at) where finished_at is null;
create index imports_finished on imports (finished_at) where finished_at is not null;

-- Rows that wait; a chunk is deleted in the transaction that works it in.
create table import_chunks (
  tenant_id text not null,
  import_id uuid not null,
  chunk_no integer not null,
  sealed text not null,
  primary key (tenant_id, import_id, chunk_no)
);

-- What occurred in a file already, as digests; deleted when it is over.
create table import_seen (
  tenant_id text not null,
  import_id uuid not null,
  digest text not null,
  line integer not null,
  primary key (tenant_id, import_id, digest)
);

-- What is wrong with a row: where and which rule, never what it says.
create table import_faults (
  tenant_id text not null,
  import_id uuid not null,
  fault_no integer not null,
  line integer not null,
  field text not null,
  rule text not null,
  detail text not null,
  primary key (tenant_id, import_id, line, fault_no)
);
create unique index import_faults_no on import_faults (tenant_id, import_id, fault_no);

-- Down Migration

drop table import_faults;
drop table import_seen;
drop table import_chunks;
drop table imports;
