-- Up Migration

-- How often a device was described: whoever changes it says which version he has seen.
alter table devices add column version int not null default 1;

update devices d set version = described.times
  from (
    select tenant_id, substr(stream, length('device:') + 1) as device_id, count(*)::int as times
    from events where type in ('device.registered', 'device.attributes_changed') and stream like 'device:%'
    group by tenant_id, stream
  ) as described
  where described.tenant_id = d.tenant_id and described.device_id = d.device_id;

-- Down Migration

alter table devices drop column version;
