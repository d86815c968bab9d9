-- Up Migration

-- Phones that were at a lock, and whether they could have fetched its trail.
create table lock_visits (
  tenant_id text not null,
  visit_id uuid not null,
  lock_id text not null,
  user_id text not null,
  phone_key_id text,
  observed_at timestamptz(3) not null,
  request_id uuid,
  qualified boolean not null,
  missing text[] not null,
  -- what the phone was asked to do; null when nothing
  task jsonb,
  primary key (tenant_id, visit_id)
);
create index on lock_visits (tenant_id, lock_id, observed_at, visit_id);

-- Down Migration

drop table lock_visits;
