-- Up Migration

-- The key under which the personal fields of one person are sealed, itself wrapped under a key that is not in the
-- database. A row is never deleted: without its key it says that the person was erased, and that no key is ever made
-- for this person again.
create table person_keys (
  tenant_id text not null,
  person_id uuid not null,
  wrapped_key text,
  wrapping_key_id text,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant_id, person_id),
  check ((wrapped_key is null) = (erased_at is not null) and (wrapping_key_id is null) = (erased_at is not null))
);
create index person_keys_wrapping on person_keys (wrapping_key_id) where wrapping_key_id is not null;

-- Down Migration

drop table person_keys;
