/** The services that have views of the log, in the order their lists are shown in. */
export const SERVICES = [
  'access-decision',
  'admin-audit',
  'audit-trail',
  'device-ingest',
  'directory',
  'face-match',
  'reporting',
  'retention',
] as const
