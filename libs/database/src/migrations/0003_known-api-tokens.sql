-- Up Migration

-- This service's own copy of the API tokens, folded from directory.state.v1: it verifies callers without asking anyone.
create table known_api_tokens (
  tenant_id text not null,
  token_id uuid not null,
  token_hash text not null,
  permissions text[] not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  -- place of the newest event in the token's history; older ones that arrive again change nothing
  stream_version integer not null,
  primary key (tenant_id, token_id)
);
create index known_api_tokens_hash on known_api_tokens (token_hash);

-- Down Migration

drop table known_api_tokens;
