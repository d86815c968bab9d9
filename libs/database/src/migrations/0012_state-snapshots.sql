-- Up Migration

-- The newest kept state of things whose history grows without end: what came before it is not read to decide.
create table state_snapshots (
  tenant_id text not null,
  stream text not null,
  version integer not null check (version > 0),
  -- of the state: one of another format is not read
  format integer not null,
  state jsonb not null,
  primary key (tenant_id, stream)
);

-- Down Migration

drop table state_snapshots;
