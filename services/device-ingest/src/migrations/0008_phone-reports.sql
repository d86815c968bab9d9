-- Up Migration

-- What phones sent under which key, as a digest, so that a key that comes again with another report is refused. The
-- reports themselves are in the log.
create table phone_reports (
  tenant_id text not null,
  report_id uuid not null,
  digest text not null,
  received_at timestamptz(3) not null,
  primary key (tenant_id, report_id)
);
create index on phone_reports (received_at);

-- Down Migration

drop table phone_reports;
