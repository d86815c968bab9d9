-- Up Migration

-- How often somebody tried to change the log by SQL. A sequence goes on though what it was asked in is rolled back, so an
-- attempt leaves its trace although it is refused.
create sequence refused_changes minvalue 0 start 1;
select setval('refused_changes', 0);

-- Up to which attempt the log tells.
create table refused_changes_told (told bigint not null);
insert into refused_changes_told values (0);

create or replace function refuse_change() returns trigger language plpgsql
security definer set search_path from current as $$
begin
  perform nextval('refused_changes');
  raise exception 'The audit log is never changed: % on % is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

-- Down Migration

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is never changed: % on % is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
drop table refused_changes_told;
drop sequence refused_changes;
