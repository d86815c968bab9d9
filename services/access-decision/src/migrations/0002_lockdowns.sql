-- Up Migration

create table lockdowns (
  tenant_id text not null,
  lockdown_id uuid not null,
  state jsonb not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, lockdown_id)
);
create index lockdowns_by_start on lockdowns (tenant_id, started_at desc);

-- Down Migration

drop table lockdowns;
