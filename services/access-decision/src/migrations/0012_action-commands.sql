-- Up Migration

-- What grants had devices do, so that their replies find the grant.
create table action_commands (
  tenant_id text not null,
  command_id uuid not null,
  door_id text not null,
  action jsonb not null,
  -- the event of the grant
  granted jsonb not null,
  silent boolean not null,
  primary key (tenant_id, command_id)
);

-- Down Migration

drop table action_commands;
