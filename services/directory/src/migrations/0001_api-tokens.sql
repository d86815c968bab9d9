-- Up Migration

create table api_tokens (
  tenant_id text not null,
  token_id uuid not null,
  name text not null,
  token_hash text not null unique,
  permissions text[] not null,
  issued_at timestamptz not null,
  issued_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, token_id)
);

-- Down Migration

drop table api_tokens;
