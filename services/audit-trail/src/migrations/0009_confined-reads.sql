-- Up Migration

-- What callers who are confined to premises may read (docs/adr/0022). Things of a lock lie where the lock lies.

-- Asks by name, not by a policy of its own, since a rebuild puts another table in the place of `devices`.
create function is_confined_device(the_tenant text, the_device text) returns boolean language sql stable as $$
  select exists (select from devices where tenant_id = the_tenant and device_id = the_device)
$$;

select confine_rows('devices', $$string_to_array(facility_path, '/') && (select confined_premises())$$);
select confine_rows('access_events', $$string_to_array(facility_path, '/') && (select confined_premises())$$);
select confine_rows('device_audit_records', 'is_confined_device(tenant_id, device_id)');
select confine_rows('unlock_facts', 'is_confined_device(tenant_id, lock_id)');
select confine_rows('lock_settings', 'is_confined_device(tenant_id, lock_id)');
select confine_rows('lock_setting_drafts', 'is_confined_device(tenant_id, lock_id)');
select confine_rows('programming_jobs', 'is_confined_device(tenant_id, lock_id)');
select confine_rows('collection_gaps', 'is_confined_device(tenant_id, lock_id)');
select confine_rows('audit_trail_requests', 'is_confined_device(tenant_id, lock_id)');
select confine_rows('lock_visits', 'is_confined_device(tenant_id, lock_id)');

-- Anybody may come to any door, and whoever may see an attempt may see who it was.
select confine_rows('names_over_time', 'true');
select confine_rows('credential_holdings', 'true');

-- Down Migration

drop policy confined on credential_holdings;
drop policy confined on names_over_time;
drop policy confined on lock_visits;
drop policy confined on audit_trail_requests;
drop policy confined on collection_gaps;
drop policy confined on programming_jobs;
drop policy confined on lock_setting_drafts;
drop policy confined on lock_settings;
drop policy confined on unlock_facts;
drop policy confined on device_audit_records;
drop policy confined on access_events;
drop policy confined on devices;
drop function is_confined_device(text, text);
