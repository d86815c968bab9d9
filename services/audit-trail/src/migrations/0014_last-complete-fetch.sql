-- Up Migration

create index audit_trail_requests_completed on audit_trail_requests (tenant_id, lock_id, finished_at)
  where status = 'completed';

-- Down Migration

drop index audit_trail_requests_completed;
