-- Up Migration

-- Who a person is to a provider of identities that people sign in with.
create table external_identities (
  tenant_id text not null,
  issuer text not null,
  subject text not null,
  user_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, issuer, subject)
);
create index external_identities_of_user on external_identities (tenant_id, user_id);

-- Down Migration

drop table external_identities;
