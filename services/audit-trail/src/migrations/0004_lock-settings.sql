-- Up Migration

-- What locks are to do and what they do. A lock that is not in here stands as it was delivered.
create table lock_settings (
  tenant_id text not null,
  lock_id text not null,
  -- desired and reported settings, revision, job: as the decisions of the lock fold to them
  standing jsonb not null,
  changed_at timestamptz(3) not null,
  primary key (tenant_id, lock_id)
);

-- What somebody has set in the wizard and not finalised: no fact yet, so no event.
create table lock_setting_drafts (
  tenant_id text not null,
  lock_id text not null,
  actor text not null,
  settings jsonb not null,
  -- revision of the settings when the draft was begun
  based_on integer not null,
  saved_at timestamptz(3) not null,
  primary key (tenant_id, lock_id, actor)
);

create table programming_jobs (
  tenant_id text not null,
  job_id uuid not null,
  lock_id text not null,
  method text not null,
  status text not null check (status in ('scheduled', 'programming', 'done', 'failed', 'dropped')),
  scheduled_at timestamptz(3) not null,
  scheduled_by text,
  started_at timestamptz(3),
  visit_id uuid,
  finished_at timestamptz(3),
  failure text,
  primary key (tenant_id, job_id)
);
create index on programming_jobs (tenant_id, scheduled_at, job_id);
create index on programming_jobs (tenant_id, lock_id, scheduled_at, job_id);

-- When a lock did not collect: what happened then is lost for ever.
create table collection_gaps (
  tenant_id text not null,
  lock_id text not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, lock_id, started_at)
);

-- Down Migration

drop table collection_gaps;
drop table programming_jobs;
drop table lock_setting_drafts;
drop table lock_settings;
