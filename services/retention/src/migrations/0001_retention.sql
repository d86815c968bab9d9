-- Up Migration

create table policies (
  tenant_id text not null,
  policy_id text not null,
  record_kind text not null,
  premises_id text,
  policy jsonb not null,
  primary key (tenant_id, policy_id)
);

create table holds (
  tenant_id text not null,
  hold_id uuid not null,
  state jsonb not null,
  placed_at timestamptz(3) not null,
  released_at timestamptz(3),
  primary key (tenant_id, hold_id)
);

create table purges (
  tenant_id text not null,
  purge_id uuid not null,
  record_kind text not null,
  cutoff timestamptz(3) not null,
  premises_id text,
  keep_days integer,
  requested_by text not null,
  requested_at timestamptz(3) not null,
  automatic boolean not null,
  override_reason text,
  -- of the token that confirms it, used up by the confirmation
  token_hash text,
  -- requested, confirmed, approved, started, paused, cancelled
  decided text not null,
  confirmed_by text,
  approved_by text,
  -- by service: what it counted, how far it is, why it stopped, what it deleted
  previews jsonb not null default '{}',
  progress jsonb not null default '{}',
  stops jsonb not null default '{}',
  purged jsonb not null default '{}',
  primary key (tenant_id, purge_id)
);
create unique index on purges (token_hash) where token_hash is not null;
create index on purges (tenant_id, requested_at desc, purge_id);

-- Days of the site whose nightly run has begun.
create table nightly_runs (
  tenant_id text not null,
  day date not null,
  primary key (tenant_id, day)
);

-- Down Migration

drop table nightly_runs;
drop table purges;
drop table holds;
drop table policies;
