import type { paths as AccessDecisionPaths } from './generated/access-decision'
import type { paths as AdminAuditPaths } from './generated/admin-audit'
import type { paths as AuditTrailPaths } from './generated/audit-trail'
import type { paths as DeviceIngestPaths } from './generated/device-ingest'
import type { paths as DirectoryPaths } from './generated/directory'
import type { paths as FaceMatchPaths } from './generated/face-match'
import type { paths as ReportingPaths } from './generated/reporting'
import type { paths as RetentionPaths } from './generated/retention'

/** What a GET answers. */
type AnswerOf<Paths, Path extends keyof Paths> = Paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
/** What a POST answers. */
type PostAnswerOf<Paths, Path extends keyof Paths> = Paths[Path] extends {
  post: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
type ItemOf<Body> = Body extends { items: (infer Item)[] } ? Item : never

export type CurrentSession = AnswerOf<DirectoryPaths, '/v1/sessions/current'>
export type Permission = CurrentSession['rights'][number]['permission']
export type OwnSession = ItemOf<AnswerOf<DirectoryPaths, '/v1/sessions'>>
export type Person = AnswerOf<DirectoryPaths, '/v1/users/{id}'>
export type Role = AnswerOf<DirectoryPaths, '/v1/roles/{id}'>
export type Premises = AnswerOf<DirectoryPaths, '/v1/premises/{id}'>
export type Credential = AnswerOf<DirectoryPaths, '/v1/credentials/{id}'>
export type Group = AnswerOf<DirectoryPaths, '/v1/groups/{id}'>

export type AccessEvent = AnswerOf<AuditTrailPaths, '/v1/access-events/{id}'>
export type AccessEventPage = AnswerOf<AuditTrailPaths, '/v1/access-events'>
export type Diagnosis = AnswerOf<AuditTrailPaths, '/v1/access-events/diagnosis'>
export type Snapshot = AnswerOf<AuditTrailPaths, '/v1/access-events/{id}/snapshot'>
export type Histogram = AnswerOf<AuditTrailPaths, '/v1/access-events/histogram'>
export type Lock = AnswerOf<AuditTrailPaths, '/v1/locks/{id}'>
export type TrailPage = AnswerOf<AuditTrailPaths, '/v1/locks/{id}/audit-trail'>
export type TrailRequest = AnswerOf<AuditTrailPaths, '/v1/audit-trail-requests/{requestId}'>
export type QualifiedUser = ItemOf<AnswerOf<AuditTrailPaths, '/v1/locks/{id}/qualified-users'>>
export type LockSettings = AnswerOf<AuditTrailPaths, '/v1/locks/{id}/settings'>
export type ProgrammingJob = AnswerOf<AuditTrailPaths, '/v1/programming-jobs/{jobId}'>
export type Projection = ItemOf<AnswerOf<AuditTrailPaths, '/v1/projections'>>
export type DeadLetter = AnswerOf<AuditTrailPaths, '/v1/dead-letters/{id}'>

export type Device = AnswerOf<DeviceIngestPaths, '/v1/devices/{id}'>
export type DeviceSync = AnswerOf<DeviceIngestPaths, '/v1/devices/{id}/sync'>
export type QuarantineItem = ItemOf<AnswerOf<DeviceIngestPaths, '/v1/quarantine'>>

export type Activity = ItemOf<AnswerOf<AdminAuditPaths, '/v1/user-activity'>>
export type AuditEntry = ItemOf<AnswerOf<AdminAuditPaths, '/v1/audit-entries'>>
export type Lockdown = ItemOf<AnswerOf<AccessDecisionPaths, '/v1/lockdowns'>>

/** What is configured of doors and who may open them. */
export interface Configuration {
  readonly doors: AnswerOf<AccessDecisionPaths, '/v1/doors/{id}'>
  readonly 'access-rules': AnswerOf<AccessDecisionPaths, '/v1/access-rules/{id}'>
  readonly schedules: AnswerOf<AccessDecisionPaths, '/v1/schedules/{id}'>
  readonly holidays: AnswerOf<AccessDecisionPaths, '/v1/holidays/{id}'>
  readonly macros: AnswerOf<AccessDecisionPaths, '/v1/macros/{id}'>
}
export type DoorState = AnswerOf<AccessDecisionPaths, '/v1/doors/{id}/state'>
export type Explanation = PostAnswerOf<AccessDecisionPaths, '/v1/decisions/explain'>
export type Alert = AnswerOf<AccessDecisionPaths, '/v1/alerts/{id}'>
export type AlertSettings = AnswerOf<AccessDecisionPaths, '/v1/alert-settings'>
export type Subscription = AnswerOf<AccessDecisionPaths, '/v1/subscriptions/{id}'>
export type Delivery = ItemOf<AnswerOf<AccessDecisionPaths, '/v1/subscriptions/{id}/deliveries'>>
export type Presence = ItemOf<AnswerOf<AccessDecisionPaths, '/v1/areas/{id}/presence'>>
export type Import = AnswerOf<DirectoryPaths, '/v1/user-imports/{id}'>
export type ImportFault = ItemOf<AnswerOf<DirectoryPaths, '/v1/user-imports/{id}/faults'>>

export type FaceSettings = AnswerOf<FaceMatchPaths, '/v1/face/settings'>
export type FaceStatus = AnswerOf<FaceMatchPaths, '/v1/users/{id}/face-status'>
export type Calibration = AnswerOf<FaceMatchPaths, '/v1/face/calibration'>
export type Comparison = AnswerOf<FaceMatchPaths, '/v1/access-events/{id}/comparison'>
export type Dashboard = AnswerOf<ReportingPaths, '/v1/dashboard'>
export type Report = AnswerOf<ReportingPaths, '/v1/reports/{id}'>
export type ReportSchedule = ItemOf<AnswerOf<ReportingPaths, '/v1/report-schedules'>>
export type SavedView = ItemOf<AnswerOf<ReportingPaths, '/v1/saved-views'>>
export type Review = ItemOf<AnswerOf<ReportingPaths, '/v1/reviews'>>
export type Policy = ItemOf<AnswerOf<RetentionPaths, '/v1/retention/policies'>>
export type RetentionExplanation = AnswerOf<RetentionPaths, '/v1/retention/explain'>
export type LegalHold = AnswerOf<RetentionPaths, '/v1/retention/legal-holds/{id}'>
export type Purge = AnswerOf<RetentionPaths, '/v1/retention/purges/{id}'>
export type PurgePreview = PostAnswerOf<RetentionPaths, '/v1/retention/purges/preview'>
export type PolicyPreview = PostAnswerOf<RetentionPaths, '/v1/retention/policies/{kind}/preview'>
export type ErasureRequest = AnswerOf<RetentionPaths, '/v1/retention/erasure-requests/{id}'>
export type ErasureCertificate = AnswerOf<RetentionPaths, '/v1/retention/erasure-requests/{id}/certificate'>
