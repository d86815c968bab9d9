export const DAY_MS = 86_400_000

/**
 * A topic and how the log keeps it. Partition counts and replication can be overridden at deployment;
 * time stamps are always the log's own (LogAppendTime), or old offline events would be dropped on arrival.
 */
export interface Topic {
  /** ends in the version of its contract: `device.events.v1` */
  readonly name: string
  readonly description: string
  /** what the record key holds after the tenant: `deviceId` */
  readonly key: string
  readonly partitions: number
  readonly cleanup: 'delete' | 'compact'
  /** milliseconds; null keeps records until a retention policy removes them */
  readonly retentionMs: number | null
  readonly maxMessageBytes: number
  /** whether integrators may rely on it */
  readonly public: boolean
  /** whether it decides who may do what: its consumers are never held back while devices wait */
  readonly decidesAccess?: boolean
}

const MIB = 1_048_576

const topic = (name: string, key: string, description: string, rest: Partial<Topic> = {}): Topic => ({
  name,
  key,
  description,
  partitions: 12,
  cleanup: 'delete',
  retentionMs: null,
  maxMessageBytes: MIB,
  public: true,
  ...rest,
})

/** Base64 makes a block of 1 MiB one third larger, and the envelope comes on top. */
export const deviceAuditBlocks = topic(
  'device.audit-blocks.v1',
  'deviceId',
  'Audit blocks exactly as devices sent them',
  {
    retentionMs: 90 * DAY_MS,
    maxMessageBytes: 2 * MIB,
    public: false,
  },
)
export const deviceEvents = topic('device.events.v1', 'deviceId', 'What devices recorded and what became of devices')
export const deviceDecoders = topic('device.decoders.v1', 'family', 'What the codes of a device family mean', {
  partitions: 3,
  cleanup: 'compact',
})
export const deviceCommands = topic('device.commands.v1', 'deviceId', 'What devices are told to do', {
  partitions: 3,
  retentionMs: 7 * DAY_MS,
  public: false,
})
export const accessEvents = topic(
  'access.events.v1',
  'doorId, else deviceId',
  'Attempts at doors and what came of them',
)
/** Every event holds the whole state of its thing, so a replica compiles its policy from the newest of each. */
export const accessConfig = topic(
  'access.config.v1',
  'kind:id',
  'Latest state of doors, access rules, schedules, holidays, macros and lockdowns',
  { partitions: 3, cleanup: 'compact', public: false, decidesAccess: true },
)
/** Every event holds all that is known of its thing, so the latest of each is enough to know how things stand. */
export const directoryEvents = topic(
  'directory.events.v1',
  'kind:id',
  'What became of people, groups, roles, premises and credentials; what a person owns is sealed',
  { partitions: 3, decidesAccess: true },
)
/** Written by any service; read by the one that keeps the audit log of administrators. */
export const adminAuditIntake = topic('admin.audit-intake.v1', 'service', 'What administrators did, to be recorded', {
  partitions: 3,
  retentionMs: 7 * DAY_MS,
  public: false,
})
/** Every entry of the audit log, validated: a view of it is rebuilt from here, never from the intake. */
export const adminAudit = topic('admin.audit.v1', 'actor', 'The audit log: what administrators and integrations did', {
  partitions: 3,
})
export const auditTrailEvents = topic(
  'audit-trail.events.v1',
  'lockId',
  'Requests for the trails of locks, visits, settings and programming',
  { partitions: 3 },
)
/** Written by every service that holds what people own; read by the directory, which shows who has confirmed. */
export const privacyEvents = topic('privacy.events.v1', 'kind:id', 'What services did with what people own', {
  partitions: 3,
})
export const directoryState = topic('directory.state.v1', 'kind:id', 'Latest state of the directory for local caches', {
  partitions: 3,
  cleanup: 'compact',
  public: false,
  decidesAccess: true,
})
/** Who is told of a session's end needs to know it only for as long as its access tokens would have lived: minutes. */
export const directorySessions = topic(
  'directory.sessions.v1',
  'sessionId',
  'Sessions whose access tokens are refused',
  {
    partitions: 3,
    retentionMs: DAY_MS,
    public: false,
    decidesAccess: true,
  },
)

/** Duress is in it: who may not know of duress may not read it. */
export const securityAlerts = topic('security.alerts.v1', 'alertId', 'What needs somebody to look at it, and who did', {
  partitions: 3,
})
export const subscriptionEvents = topic(
  'subscription.events.v1',
  'subscriptionId',
  'Who is told of events by webhook or mail; secrets are in no event',
  { partitions: 3, public: false },
)
/** Holds, purges and what became of them stay for ever: a backup that is restored learns from here what must go again. */
export const retentionEvents = topic(
  'retention.events.v1',
  'one for all',
  'How long records are kept, what legal holds keep, and what was deleted',
  { partitions: 1 },
)
export const reportingEvents = topic(
  'reporting.events.v1',
  'id',
  'Reports that were asked for and made, saved views, reviews and schedules',
  { partitions: 3 },
)
/** One partition: who follows scores has one place to go on from. Scores come at the pace of people at doors. */
export const faceEvents = topic(
  'face.events.v1',
  'accessEventId',
  'What comparing faces gave, and how it is set up; no face is in it',
  { partitions: 1 },
)
export const faceEnrolment = topic(
  'face.enrolment.v1',
  'userId',
  'Who agreed to have faces compared and who has a photo; no photo and no template is in it',
  { partitions: 3, public: false },
)

export const topics: readonly Topic[] = [
  deviceAuditBlocks,
  deviceEvents,
  deviceDecoders,
  deviceCommands,
  accessEvents,
  accessConfig,
  directoryEvents,
  adminAuditIntake,
  adminAudit,
  auditTrailEvents,
  privacyEvents,
  directoryState,
  directorySessions,
  securityAlerts,
  subscriptionEvents,
  retentionEvents,
  reportingEvents,
  faceEvents,
  faceEnrolment,
]
