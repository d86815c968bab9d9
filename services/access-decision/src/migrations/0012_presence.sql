-- Up Migration

-- Where people are, by the last door that let each of them through.
create table presence (
  tenant_id text not null,
  user_id text not null,
  -- null outside of all areas
  area_id text,
  since timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  door_id text not null,
  access_event_id uuid not null,
  primary key (tenant_id, user_id)
);
create index on presence (tenant_id, area_id, since, user_id) where area_id is not null;
select confine_rows('presence', $$area_id = any ((select confined_premises())::text[])$$);

-- Down Migration

drop table presence;
