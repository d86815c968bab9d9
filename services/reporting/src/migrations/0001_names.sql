-- Up Migration

-- What people and premises were called, and since when: what is shown of an entry is the name at that time. The names of
-- people are in clear here, so backups leave the rows out; erasing a person empties the row.
create table names_over_time (
  tenant_id text not null,
  kind text not null check (kind in ('user', 'premises')),
  id text not null,
  -- of people: as they can be named in a filter
  user_no integer,
  username text,
  -- [{from, name}] in the order of the history
  names jsonb not null,
  -- all of them, a line each: what a search for text looks through
  called text not null,
  erased boolean not null,
  stream_version integer not null,
  primary key (tenant_id, kind, id)
);
create index on names_over_time (tenant_id, lower(username)) where username is not null;
create index on names_over_time (tenant_id, user_no) where user_no is not null;

-- Functions find their tables when they are called, so a rebuild may put others in the place of these.

-- People by id, number or user name. An id need not be known.
create function people_meant(the_tenant text, refs text[]) returns setof text language sql stable as $$
  select unnest(refs)
  union
  select id from names_over_time
  where tenant_id = the_tenant and kind = 'user' and user_no = any (
    select ref::integer from unnest(refs) as ref where ref ~ '^[0-9]{1,9}$'
  )
  union
  select id from names_over_time
  where tenant_id = the_tenant and kind = 'user' and lower(username) = any (select lower(normalize(ref)) from unnest(refs) as ref)
$$;

-- Whoever may see an entry may see who it was.
select confine_rows('names_over_time', 'true');

-- Down Migration

drop function people_meant(text, text[]);
drop table names_over_time;
