-- Up Migration

-- Whether what became of it stands in the record outside the database.
alter table purges add column recorded boolean not null default false;
alter table holds add column recorded boolean not null default false;
create index on purges (purge_id) where decided = 'started' and not recorded;
create index on holds (hold_id) where not recorded;

-- Down Migration

alter table holds drop column recorded;
alter table purges drop column recorded;
