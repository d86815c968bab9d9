-- Up Migration

-- Sessions that are open. Whose they are and how they ended is in the events; a row is gone when its session is over.
create table sessions (
  session_id uuid primary key,
  tenant_id text not null,
  user_id uuid not null,
  started_at timestamptz not null,
  -- when it began or was refreshed for the last time
  last_used_at timestamptz not null,
  -- how often it was refreshed; only the refresh token of this generation goes on with it
  generation integer not null default 0,
  -- what the client calls itself, so that the person knows which session is which
  client text
);
create index sessions_of_user on sessions (tenant_id, user_id);

-- What is kept of passwords: a slow salted hash (argon2id). In no event, and nowhere else.
create table passwords (
  tenant_id text not null,
  user_id uuid not null,
  hash text not null,
  -- a one-time password: nothing may be done with it but setting another
  must_change boolean not null default false,
  changed_at timestamptz not null,
  -- the session in which it was changed, which goes on; all others of the person end
  changed_in uuid,
  primary key (tenant_id, user_id)
);

-- One-time links to set a password. Only the hash of the secret in the link is kept.
create table password_links (
  link_hash text primary key,
  link_id uuid not null unique,
  tenant_id text not null,
  user_id uuid not null,
  expires_at timestamptz not null
);
create index password_links_of_user on password_links (tenant_id, user_id);

-- Down Migration

drop table password_links;
drop table passwords;
drop table sessions;
