-- Up Migration

-- Which services hold nothing any more of what an erased person owned.
create table erasure_confirmations (
  tenant_id text not null,
  user_id uuid not null,
  service text not null,
  primary key (tenant_id, user_id, service)
);

-- Down Migration

drop table erasure_confirmations;
