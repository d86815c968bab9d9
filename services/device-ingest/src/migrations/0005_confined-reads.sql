-- Up Migration

-- What callers who are confined to premises may read (docs/adr/0022). Things of a device lie where the device lies.

create function is_confined_device(the_tenant text, the_device text) returns boolean language sql stable as $$
  select exists (select from devices where tenant_id = the_tenant and device_id = the_device)
$$;

select confine_rows('devices', $$string_to_array(facility_path, '/') && (select confined_premises())$$);
select confine_rows('device_credentials', 'is_confined_device(tenant_id, device_id)');
select confine_rows('device_sync', 'is_confined_device(tenant_id, device_id)');
select confine_rows('quarantine', 'is_confined_device(tenant_id, device_id)');

-- Down Migration

drop policy confined on quarantine;
drop policy confined on device_sync;
drop policy confined on device_credentials;
drop policy confined on devices;
drop function is_confined_device(text, text);
