-- Up Migration

-- All names of somebody, a line each: what a search for text looks through. The view is filled anew from the log.
truncate names_over_time;
alter table names_over_time add column called text not null;
delete from checkpoints where projection = 'names-over-time';

-- For filters, the same as domain/names-then.ts, which names the rows of a page: who held the credential that a lock
-- read as this. Nobody when it may have been one of two people: better unknown than somebody else.
drop function holding_at(text, text, text, timestamptz);
create function holding_at(the_tenant text, the_hmac text, the_kind text, the_time timestamptz)
returns table (user_id text) language sql stable as $$
  select min(held.user_id) from credential_holdings as held
  where held.tenant_id = the_tenant and held.reference_hmac = the_hmac
    and (the_kind = 'unknown' or held.kind = the_kind)
    and held.held_from <= the_time and (held.held_until is null or the_time < held.held_until)
  having count(distinct held.user_id) = 1
$$;

drop function references_of(text, text[]);

-- Down Migration

create function references_of(the_tenant text, users text[]) returns setof text language sql stable as $$
  select distinct reference_hmac from credential_holdings where tenant_id = the_tenant and user_id = any (users)
$$;

drop function holding_at(text, text, text, timestamptz);
create function holding_at(the_tenant text, the_hmac text, the_kind text, the_time timestamptz)
returns table (user_id text, kind text, last4 text) language sql stable as $$
  select min(held.user_id), min(held.kind), min(held.last4) from credential_holdings as held
  where held.tenant_id = the_tenant and held.reference_hmac = the_hmac
    and (the_kind = 'unknown' or held.kind = the_kind)
    and held.held_from <= the_time and (held.held_until is null or the_time < held.held_until)
  having count(distinct held.user_id) = 1
$$;

alter table names_over_time drop column called;
