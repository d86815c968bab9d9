-- Up Migration

-- What audit ids tell of a device, with the gaps that late records may still close. The ids before the last one that
-- was known are taken as seen: nothing is reported missing among them.
alter table device_sync add column audit_ids jsonb;
update device_sync
   set audit_ids = jsonb_build_object('lastAuditId', last_audit_id, 'span', 255, 'unnumbered', 0, 'openGaps', '[]'::jsonb)
     || case when last_audit_at is null then '{}'::jsonb
        else jsonb_build_object('lastAuditAt',
          to_char(last_audit_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end
 where last_audit_id is not null;

-- Down Migration

alter table device_sync drop column audit_ids;
