-- Up Migration

-- What the same session did again after it was reported, until the end of its window: then one more report counts it.
create table repeated_actions (
  tenant_id text not null,
  -- who, in which session, did what to what, and how it went
  key text not null,
  report jsonb not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  further integer not null,
  closes_at timestamptz not null,
  primary key (tenant_id, key)
);
create index repeated_actions_closes_at on repeated_actions (closes_at);

-- Down Migration

drop table repeated_actions;
