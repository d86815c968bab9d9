-- Up Migration

-- How an attempt was decided, where a policy decided it.
alter table access_events
  add column access_point_id text,
  add column rule_id text,
  add column rule_name text,
  add column policy_version text,
  add column policy_decision text;

-- Down Migration

alter table access_events
  drop column access_point_id,
  drop column rule_id,
  drop column rule_name,
  drop column policy_version,
  drop column policy_decision;
