-- Up Migration

-- Bars of the access log are counted from the index of its time alone, without the rows themselves, which are wide.
create index on access_events (tenant_id, occurred_at, seq) include (result) where not retracted;
drop index access_events_tenant_id_occurred_at_seq_idx;

-- Down Migration

create index on access_events (tenant_id, occurred_at, seq) where not retracted;
drop index access_events_tenant_id_occurred_at_seq_result_idx;
