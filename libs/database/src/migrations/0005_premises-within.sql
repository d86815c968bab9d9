-- Up Migration

-- The premises of the list and all that lie in them, as this service knows them now.
create function premises_within(the_tenant text, reach text[]) returns text[] language sql stable as $$
  with recursive inside as (
    select unnest(reach) as premises_id
    union
    select known.premises_id from inside join known_premises as known
      on known.tenant_id = the_tenant and known.parent_id = inside.premises_id
  )
  select coalesce(array_agg(premises_id), '{}') from inside
$$;

-- Down Migration

drop function premises_within(text, text[]);
