-- Up Migration

-- Makes the missing monthly partitions (UTC) of a table that is partitioned by range of a timestamptz and has a default
-- partition `<table>_default`. Rows of a new month that already lie in the default partition move into it.
-- Answers how many partitions it made.
create function ensure_months(parent regclass, months_back integer, months_ahead integer, today timestamptz default now())
returns integer language plpgsql as $$
declare
  parent_name text := (select relname from pg_class where oid = parent);
  this_month timestamp := date_trunc('month', today at time zone 'UTC');
  month timestamp;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('ensure_months'), parent::oid::integer);
  for month in
    select generate_series(
      this_month - make_interval(months => months_back),
      this_month + make_interval(months => months_ahead),
      '1 month'
    )
  loop
    if to_regclass(month_partition(parent_name, month)) is null then
      perform make_month(parent_name, month);
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;

create function month_partition(parent_name text, month timestamp) returns text language sql immutable as $$
  select format('%I', parent_name || to_char(month, '_YYYY_MM'))
$$;

-- The table is made beside its parent and attached when it holds the month's rows. Writers wait meanwhile, since a row
-- that reached the default partition in between would keep the month from being attached; readers of other months do not.
create function make_month(parent_name text, month timestamp) returns void language plpgsql as $$
declare
  partition text := month_partition(parent_name, month);
  default_partition text := format('%I', parent_name || '_default');
  month_start text := quote_literal(to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00');
  month_end text := quote_literal(to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
begin
  execute format('lock table %I in share row exclusive mode', parent_name);
  execute format('create table %s (like %I including defaults including constraints)', partition, parent_name);
  execute format(
    'with moved as (delete from %s where occurred_at >= %s and occurred_at < %s returning *) insert into %s select * from moved',
    default_partition, month_start, month_end, partition
  );
  execute format('alter table %I attach partition %s for values from (%s) to (%s)', parent_name, partition, month_start, month_end);
end
$$;

-- Down Migration

drop function make_month(text, timestamp);
drop function month_partition(text, timestamp);
drop function ensure_months(regclass, integer, integer, timestamptz);
