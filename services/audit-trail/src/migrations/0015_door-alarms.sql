-- Up Migration

-- How a forced or held door was found by its contact, and what explained it since.
alter table access_events add column door_alarm jsonb;

-- Down Migration

alter table access_events drop column door_alarm;
