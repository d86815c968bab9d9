-- Up Migration

-- This service's own copies of what it takes to verify access tokens without asking anyone: the public keys that sign
-- them, folded from directory.state.v1, and the sessions that ended before their tokens did, from directory.sessions.v1.
create table known_signing_keys (
  kid text primary key,
  algorithm text not null,
  public_key text not null,
  retired_at timestamptz,
  stream_version integer not null
);

create table known_ended_sessions (
  tenant_id text not null,
  session_id uuid not null,
  -- its last access token has expired by then, and the row is of no use any more
  refuse_until timestamptz not null,
  primary key (tenant_id, session_id)
);
create index known_ended_sessions_age on known_ended_sessions (refuse_until);

-- Down Migration

drop table known_ended_sessions;
drop table known_signing_keys;
