-- Up Migration

-- Groups are valid until somebody says. The end of validity that was told last is remembered beside the one there is, so
-- that each is told once, whoever looks and however late.
alter table groups add valid_until timestamptz, add told_until timestamptz;
create index groups_due on groups (valid_until)
  where deleted_at is null and valid_until is not null and valid_until is distinct from told_until;

alter table credentials add told_until timestamptz;
create index credentials_due on credentials (valid_until)
  where state <> 'removed' and valid_until is not null and valid_until is distinct from told_until;

-- Down Migration

alter table credentials drop told_until;
alter table groups drop told_until, drop valid_until;
