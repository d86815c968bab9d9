-- Up Migration

-- Somebody may end an import before all rows were worked in.
alter table imports drop constraint imports_state_check;
alter table imports add check (state in ('waiting', 'running', 'done', 'abandoned', 'cancelled'));
create index imports_finished on imports (finished_at) where finished_at is not null;

-- Down Migration

drop index imports_finished;
update imports set state = 'abandoned' where state = 'cancelled';
alter table imports drop constraint imports_state_check;
alter table imports add check (state in ('waiting', 'running', 'done', 'abandoned'));
