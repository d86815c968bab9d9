-- Up Migration

-- Under which people are known to other systems. Personal, in clear as in people: left out of backups, filled again from
-- events, deleted on erasure.
create table external_ids (
  tenant_id text not null,
  source text not null,
  external_id text not null,
  user_id uuid not null,
  primary key (tenant_id, source, external_id)
);
create index external_ids_of_user on external_ids (tenant_id, user_id);
create index external_ids_by_id on external_ids (tenant_id, external_id);

select confine_rows('external_ids', 'is_confined_person(tenant_id, user_id)');

-- Down Migration

drop table external_ids;
