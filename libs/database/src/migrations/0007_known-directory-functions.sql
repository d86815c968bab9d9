-- Up Migration

-- Functions in place of the views: a rebuild puts another table in the place of known_directory, which Postgres refuses
-- as long as a view depends on it.
drop view known_premises;
drop view known_roles;
drop view known_people;

create function known_people()
  returns table (tenant_id text, user_id text, enabled boolean, assignments jsonb, stream_version integer)
  language sql stable as $$
    select tenant_id, id, (state ->> 'enabled')::boolean, state -> 'assignments', stream_version
    from known_directory where kind = 'user'
  $$;

create function known_roles()
  returns table (tenant_id text, role_id text, permissions jsonb, stream_version integer)
  language sql stable as $$
    select tenant_id, id, state -> 'permissions', stream_version
    from known_directory where kind = 'role' and not (state ->> 'deleted')::boolean
  $$;

create function known_premises()
  returns table (
    tenant_id text, premises_id text, parent_id text, kind text, name text, zone text, stream_version integer
  )
  language sql stable as $$
    select tenant_id, id, state ->> 'parentId', state ->> 'kind', state ->> 'name', state ->> 'zone', stream_version
    from known_directory where kind = 'premises' and not (state ->> 'deleted')::boolean
  $$;

create or replace function premises_within(the_tenant text, reach text[]) returns text[] language sql stable as $$
  with recursive inside as (
    select unnest(reach) as premises_id
    union
    select known.premises_id from inside join known_premises() as known
      on known.tenant_id = the_tenant and known.parent_id = inside.premises_id
  )
  select coalesce(array_agg(premises_id), '{}') from inside
$$;

-- Down Migration

drop function known_premises();
drop function known_roles();
drop function known_people();

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

create or replace function premises_within(the_tenant text, reach text[]) returns text[] language sql stable as $$
  with recursive inside as (
    select unnest(reach) as premises_id
    union
    select known.premises_id from inside join known_premises as known
      on known.tenant_id = the_tenant and known.parent_id = inside.premises_id
  )
  select coalesce(array_agg(premises_id), '{}') from inside
$$;
