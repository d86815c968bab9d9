-- Up Migration

-- Rows by a clock that was wrong are few, and no range of time finds them.
create index access_events_clock_suspect on access_events (tenant_id, occurred_at)
  where flags @> array['clockSuspect']::text[];
create index device_audit_records_clock_suspect on device_audit_records (tenant_id, device_id, occurred_at)
  where flags @> array['clockSuspect']::text[];

-- Down Migration

drop index device_audit_records_clock_suspect;
drop index access_events_clock_suspect;
