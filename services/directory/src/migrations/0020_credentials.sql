-- Up Migration

-- What opens doors, without its number: that is found again by its keyed hash alone.
create table credentials (
  tenant_id text not null,
  credential_id uuid not null,
  kind text not null,
  lookup_hmac text not null,
  last4 text,
  label text,
  state text not null,
  valid_from timestamptz,
  valid_until timestamptz,
  -- of the credential's history, and the ETag
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, credential_id)
);
create unique index credentials_lookup on credentials (tenant_id, kind, lookup_hmac) where state <> 'removed';

-- Who held what from when until when; null: until now.
create table credential_holders (
  tenant_id text not null,
  credential_id uuid not null,
  user_id uuid not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (tenant_id, credential_id, valid_from),
  check (valid_until >= valid_from)
);
create unique index credential_holders_present on credential_holders (tenant_id, credential_id)
  where valid_until is null;
create index credential_holders_user on credential_holders (tenant_id, user_id);

-- Which key the hashes were made with; at most one.
create table credential_lookup_key (
  fingerprint text not null,
  only_one boolean primary key default true check (only_one)
);

-- Down Migration

drop table credential_lookup_key;
drop table credential_holders;
drop table credentials;
