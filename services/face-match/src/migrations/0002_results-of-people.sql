-- Up Migration

-- When somebody came last, as far as snapshots tell.
create index face_results_of_people on face_results (tenant_id, user_id, occurred_at);

-- Down Migration

drop index face_results_of_people;
