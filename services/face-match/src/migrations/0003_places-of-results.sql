-- Up Migration

-- Where the attempt was: who is confined to premises compares those of them alone. Null: only who sees everything does.
alter table face_results add column facility_path text;

-- Down Migration

alter table face_results drop column facility_path;
