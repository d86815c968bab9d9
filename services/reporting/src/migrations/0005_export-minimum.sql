-- Up Migration

-- How long the law wants files kept; of policies from before, as long as they keep them.
alter table export_policies add column minimum text;
update export_policies set minimum = keep;
alter table export_policies alter column minimum set not null;

-- Down Migration

alter table export_policies drop column minimum;
