-- Up Migration

-- The keys that sign access tokens. Their public parts are published; the private ones are here alone, encrypted under
-- a key that is not in the database.
create table signing_keys (
  kid text primary key,
  public_key text not null,
  -- null once the key is retired, or before the transaction that makes it has ended
  sealed_private_key bytea,
  signs_from timestamptz not null,
  retired_at timestamptz
);

-- Down Migration

drop table signing_keys;
