-- Up Migration

-- How comparing faces is set up, one row a tenant.
create table face_settings (
  tenant_id text primary key,
  settings jsonb not null,
  acknowledged jsonb,
  version integer not null
);

-- Who agreed, who has a photo. The photo is in object storage, sealed under the person's own key.
create table face_people (
  tenant_id text not null,
  user_id uuid not null,
  consent jsonb,
  opted_out boolean not null,
  photo_version integer not null,
  has_photo boolean not null,
  photo_fault text,
  photo_ref text,
  version integer not null,
  primary key (tenant_id, user_id)
);

-- A face as numbers, sealed under a key of its own, which is destroyed with it.
create table face_templates (
  tenant_id text not null,
  user_id uuid not null,
  -- of the key in privacy.person_keys: another one for each template
  key_id uuid not null,
  model_id text not null,
  photo_version integer not null,
  sealed bytea not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, user_id)
);

-- What became of each snapshot; the first counts.
create table face_results (
  tenant_id text not null,
  access_event_id uuid not null,
  occurred_at timestamptz(3) not null,
  scored_at timestamptz(3) not null,
  user_id text,
  status text not null,
  score_pct double precision,
  cosine double precision,
  low_quality boolean,
  snapshot jsonb not null,
  result jsonb not null,
  primary key (tenant_id, access_event_id)
);
create index on face_results (tenant_id, occurred_at) where status = 'scored';

-- Down Migration

drop table face_results;
drop table face_templates;
drop table face_people;
drop table face_settings;
