-- Up Migration

-- How many records of a block that a phone handed over were new.
create table counted_blocks (
  tenant_id text not null,
  block_id uuid not null,
  new_count integer not null,
  primary key (tenant_id, block_id)
);
create index audit_trail_requests_uncounted on audit_trail_requests (finished_at)
  where status = 'completed' and state ? 'recordCount' and not state ? 'newCount';

-- Down Migration

drop index audit_trail_requests_uncounted;
drop table counted_blocks;
