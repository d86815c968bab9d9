-- Up Migration

-- Every code table a family has had; the highest version is in force.
create table decoders (
  tenant_id text not null,
  family text not null,
  version integer not null,
  codes jsonb not null,
  replaced_at timestamptz not null,
  replaced_by text not null,
  primary key (tenant_id, family, version)
);

-- The past is decoded again after a table was replaced.
create table redecodings (
  tenant_id text not null,
  family text not null,
  version integer not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'superseded')),
  started_at timestamptz,
  finished_at timestamptz,
  -- whose checkpoints say how far it is
  reactor text not null generated always as ('redecode-records:' || tenant_id || ':' || family || ':' || version::text) stored,
  primary key (tenant_id, family, version),
  foreign key (tenant_id, family, version) references decoders
);
create index redecodings_open on redecodings (tenant_id, family, version) where status in ('waiting', 'running');

-- The past ends where a partition of the log ended when it began. A row for each, so that replicas count side by side.
create table redecoding_partitions (
  tenant_id text not null,
  family text not null,
  version integer not null,
  partition integer not null,
  start_offset bigint not null,
  end_offset bigint not null,
  records_examined bigint not null default 0,
  records_changed bigint not null default 0,
  primary key (tenant_id, family, version, partition),
  foreign key (tenant_id, family, version) references redecodings
);

-- Down Migration

drop table redecoding_partitions;
drop table redecodings;
drop table decoders;
