-- Up Migration

-- What devices are told to do, as device.commands.v1 has it.
create table device_commands (
  tenant_id text not null,
  command_id uuid not null,
  device_id text not null,
  command jsonb not null,
  issued_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  withdrawn boolean not null,
  seq bigint not null,
  primary key (tenant_id, command_id)
);
create index on device_commands (tenant_id, device_id, seq);

-- What devices made of it. Kept apart, so that a command that is read from the log again is not done again.
create table device_command_progress (
  tenant_id text not null,
  command_id uuid not null,
  device_id text not null,
  delivered_at timestamptz(3),
  replied_at timestamptz(3),
  reply jsonb,
  primary key (tenant_id, command_id)
);

-- Down Migration

drop table device_command_progress;
drop table device_commands;
