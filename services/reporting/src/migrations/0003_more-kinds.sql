-- Up Migration

-- Every version of what says who may open what: rights as of a date.
create table report_config_versions (
  tenant_id text not null,
  kind text not null,
  id text not null,
  stream_version integer not null,
  seq bigint not null,
  since timestamptz(3) not null,
  state jsonb not null,
  primary key (tenant_id, kind, id, stream_version)
);
create table report_directory_versions (
  tenant_id text not null,
  kind text not null,
  id text not null,
  stream_version integer not null,
  seq bigint not null,
  since timestamptz(3) not null,
  state jsonb not null,
  primary key (tenant_id, kind, id, stream_version)
);

-- What was deleted by age, as each service told.
create table report_purges (
  tenant_id text not null,
  purge_id uuid not null,
  service text not null,
  seq bigint not null,
  occurred_at timestamptz(3) not null,
  record_kind text not null,
  cutoff timestamptz(3) not null,
  premises_id text,
  rows bigint not null,
  held bigint not null,
  oldest timestamptz(3),
  newest timestamptz(3),
  digest text not null,
  log_records bigint not null,
  primary key (tenant_id, purge_id, service)
);
create index on report_purges (tenant_id, occurred_at);

-- Down Migration

drop table report_purges;
drop table report_directory_versions;
drop table report_config_versions;
