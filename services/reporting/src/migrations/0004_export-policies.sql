-- Up Migration

-- How long files of reports are kept, where a policy says so; elsewhere as long as the setting says.
create table export_policies (
  tenant_id text primary key,
  keep text not null,
  automatic boolean not null
);

-- Down Migration

drop table export_policies;
