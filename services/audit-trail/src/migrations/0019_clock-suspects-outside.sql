-- Up Migration

-- How many rows by a clock that was wrong lie outside a range, `most` at most. They may be in any partition, and to plan
-- for all of them takes ten times as long as to look: so the plan is kept, and does not depend on the range.
create function clock_suspects_outside(the_tenant text, range_from timestamptz, range_to timestamptz, most integer)
returns bigint language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select count(*) from (
      select from access_events
      where tenant_id = the_tenant and flags @> array['clockSuspect']::text[] and not retracted
        and (occurred_at < range_from or occurred_at >= range_to)
      limit most
    ) as found);
end
$$;

-- Down Migration

drop function clock_suspects_outside(text, timestamptz, timestamptz, integer);
