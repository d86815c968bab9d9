-- Up Migration

-- Of all unlocks of a door only these few are looked for by anything but their time.
create index on door_facts (tenant_id, door_id) where kind = 'unlock' and not relocked;
create index on door_facts (tenant_id, door_id, until_at) where kind = 'unlock' and until_at is not null;

-- Down Migration

drop index door_facts_tenant_id_door_id_until_at_idx;
drop index door_facts_tenant_id_door_id_idx;
