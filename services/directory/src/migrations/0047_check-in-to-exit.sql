-- Up Migration

-- Whether leaving takes a credential, so that somebody may be trapped inside.
alter table premises add column check_in_to_exit boolean not null default false;

-- Down Migration

alter table premises drop column check_in_to_exit;
