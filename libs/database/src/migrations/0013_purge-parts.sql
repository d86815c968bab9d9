-- Up Migration

-- What a preview counted, partition by partition, and of which holds: what has not changed since is dropped uncounted.
alter table purge_jobs add column parts jsonb, add column held_by text;

-- Down Migration

alter table purge_jobs drop column parts, drop column held_by;
