-- Up Migration

-- The view is rebuilt, which fills it in.
alter table erasure_confirmations add confirmed_at timestamptz;

-- Down Migration

alter table erasure_confirmations drop confirmed_at;
