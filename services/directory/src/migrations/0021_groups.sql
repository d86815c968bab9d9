-- Up Migration

create table groups (
  tenant_id text not null,
  group_id uuid not null,
  name text not null,
  description text,
  -- of the group's history, and the ETag
  version integer not null,
  deleted_at timestamptz,
  primary key (tenant_id, group_id)
);

-- Who is in which group now.
create table group_members (
  tenant_id text not null,
  group_id uuid not null,
  user_id uuid not null,
  since timestamptz not null,
  primary key (tenant_id, group_id, user_id)
);
create index group_members_user on group_members (tenant_id, user_id);

-- Down Migration

drop table group_members;
drop table groups;
