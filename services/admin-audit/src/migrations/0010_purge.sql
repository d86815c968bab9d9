-- Up Migration

-- Within one transaction of retention rows of one partition may be deleted. Nobody else sees it so: the table is locked.
create function begin_purge(the_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s disable trigger refuse_row_change', the_table);
  execute format('grant delete on %s to current_user', the_table);
end
$$;

create function end_purge(the_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable trigger refuse_row_change', the_table);
  execute format('revoke delete on %s from current_user', the_table);
end
$$;

-- Down Migration

drop function end_purge(regclass);
drop function begin_purge(regclass);
