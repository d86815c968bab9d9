-- Up Migration

-- This service's own copy of the directory, from directory.events.v1: who may do what and where, without asking anyone.
-- Nothing a person owns is in it.
create table known_directory (
  tenant_id text not null,
  kind text not null,
  id text not null,
  state jsonb not null,
  -- place of the newest event in the history of the thing; older ones that arrive again change nothing
  stream_version integer not null,
  primary key (tenant_id, kind, id)
);

create view known_people as
  select tenant_id, id as user_id, (state ->> 'enabled')::boolean as enabled,
    state -> 'assignments' as assignments, stream_version
  from known_directory where kind = 'user';

create view known_roles as
  select tenant_id, id as role_id, state -> 'permissions' as permissions, stream_version
  from known_directory where kind = 'role' and not (state ->> 'deleted')::boolean;

create view known_premises as
  select tenant_id, id as premises_id, state ->> 'parentId' as parent_id, state ->> 'kind' as kind,
    state ->> 'name' as name, state ->> 'zone' as zone, stream_version
  from known_directory where kind = 'premises' and not (state ->> 'deleted')::boolean;

-- Down Migration

drop view known_premises;
drop view known_roles;
drop view known_people;
drop table known_directory;
