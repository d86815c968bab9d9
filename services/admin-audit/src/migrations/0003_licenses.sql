-- Up Migration

-- Licence files that were uploaded; the newest of an organisation counts.
create table licenses (
  tenant_id text not null,
  license_id uuid not null,
  product text not null,
  -- devices that it is for
  licenses integer not null,
  uploaded_at timestamptz(3) not null,
  primary key (tenant_id, license_id)
);

-- Days of the site whose check was told.
create table license_checks (
  tenant_id text not null,
  day date not null,
  primary key (tenant_id, day)
);

-- Down Migration

drop table license_checks;
drop table licenses;
