-- Up Migration

-- What phones and locks told of attempts with a credential: who is matched with whom, and what was told of it.
create table unlock_facts (
  tenant_id text not null,
  fact_id uuid not null,
  source text not null,
  lock_id text not null,
  credential_ref text not null,
  -- null when it can be matched with nothing
  result text,
  occurred_at timestamptz(3) not null,
  source_revision integer not null,
  -- the access event it stands for by itself
  attempt jsonb not null,
  told jsonb,
  -- the access event as which a record shows, when that is another's
  shown_as uuid,
  primary key (tenant_id, fact_id)
);
create index on unlock_facts (tenant_id, lock_id, credential_ref, result, occurred_at);

-- Down Migration

drop table unlock_facts;
