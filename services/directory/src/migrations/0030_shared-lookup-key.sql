-- Up Migration

-- The fingerprint is in the schema privacy now, where other services that look for numbers compare it too.
insert into privacy.lookup_key (fingerprint) select fingerprint from credential_lookup_key on conflict do nothing;
drop table credential_lookup_key;

-- Down Migration

create table credential_lookup_key (
  fingerprint text not null,
  only_one boolean primary key default true check (only_one)
);
insert into credential_lookup_key (fingerprint) select fingerprint from privacy.lookup_key;
