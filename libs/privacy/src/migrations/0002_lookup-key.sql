-- Up Migration

-- Which key numbers of credentials are hashed with, by its fingerprint; at most one, the same for all services.
create table lookup_key (
  fingerprint text not null,
  only_one boolean primary key default true check (only_one)
);

-- Down Migration

drop table lookup_key;
