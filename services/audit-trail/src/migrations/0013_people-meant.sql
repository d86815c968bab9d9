-- Up Migration

-- People by id, number or user name. An id need not be known. The directory keeps new names in one form however wide they
-- were typed (NFKC); those from before it as they were.
create or replace function people_meant(the_tenant text, refs text[]) returns setof text language sql stable as $$
  select unnest(refs)
  union
  select id from names_over_time
  where tenant_id = the_tenant and kind = 'user' and user_no = any (
    select ref::integer from unnest(refs) as ref where ref ~ '^[0-9]{1,9}$'
  )
  union
  select id from names_over_time
  where tenant_id = the_tenant and kind = 'user' and lower(username) = any (
    select lower(normalize(ref)) from unnest(refs) as ref
    union all
    select lower(normalize(ref, NFKC)) from unnest(refs) as ref
  )
$$;

-- Down Migration

create or replace function people_meant(the_tenant text, refs text[]) returns setof text language sql stable as $$
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
