-- Up Migration

-- When the last record that had an audit id was made: tells a block that was held up from a gap.
alter table device_sync add column last_audit_at timestamptz;

-- Down Migration

alter table device_sync drop column last_audit_at;
