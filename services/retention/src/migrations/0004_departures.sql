-- Up Migration

-- Since when people are disabled; null while they are not.
create table departures (
  tenant_id text not null,
  user_id uuid not null,
  left_at timestamptz,
  stream_version integer not null,
  primary key (tenant_id, user_id)
);
create index on departures (tenant_id, left_at) where left_at is not null;

-- Filters that people keep under names, which a hold may be made of.
create table known_views (
  tenant_id text not null,
  view_id uuid not null,
  state jsonb not null,
  primary key (tenant_id, view_id)
);

-- Down Migration

drop table known_views;
drop table departures;
