-- Up Migration

-- What a device that asks what to do is told: not to look through all it was ever told.
create index device_commands_in_force on device_commands (tenant_id, device_id, expires_at) where not withdrawn;

-- Down Migration

drop index device_commands_in_force;
