import { attemptEvents } from './access/access-event.js'
import { doorPositionEvents } from './access/door-position.js'
import { accessActionEvents } from './access/action-outcome.js'
import { accessConfigEvents } from './access/config/access-config.js'
import { lockdownEnded, lockdownStarted } from './access/config/lockdown.js'
import { accessDuressSignalled } from './access/duress-signalled.js'
import { accessSnapshotRefused, snapshotEvents } from './access/snapshot.js'
import { accessProvenanceAdded, auditTrailFetchLinked } from './access/provenance-added.js'
import { actionRecorded } from './admin/action-recorded.js'
import { entrySubmitted } from './admin/entry-submitted.js'
import { actionReported } from './admin/action-reported.js'
import { alertEvents } from './alert/alert.js'
import { alertSettingsChanged } from './alert/alert-settings.js'
import type { EventDefinition } from './define-event.js'
import { auditBlockHandedIn } from './device/audit-block-handed-in.js'
import { auditBlockReceived } from './device/audit-block-received.js'
import { auditQuarantined } from './device/audit-quarantined.js'
import { auditRecorded, auditRedecoded } from './device/audit-recorded.js'
import { contactChanged } from './device/contact-changed.js'
import { decoderReplaced } from './device/decoder-replaced.js'
import { deviceAttributesChanged } from './device/device-attributes-changed.js'
import {
  deviceCommandDelivered,
  deviceCommandIssued,
  deviceCommandReplied,
  deviceCommandWithdrawn,
} from './device/device-command.js'
import { deviceCredentialIssued, deviceCredentialRevoked } from './device/device-credential-issued.js'
import {
  auditGapDetected,
  auditGapRevised,
  auditOverflowDetected,
  clockSuspected,
  databaseVersionMismatchDetected,
  databaseVersionReported,
  lockIdChanged,
} from './device/device-findings.js'
import { deviceRegistered } from './device/device-registered.js'
import { deviceStatusEvents } from './device/device-status.js'
import { phoneKeyReported } from './device/phone-key-reported.js'
import { quarantineResolved } from './device/quarantine-resolved.js'
import { rexActivated } from './device/rex-activated.js'
import { apiTokenIssued, apiTokenRevoked } from './directory/api-token.js'
import { credentialEvents } from './directory/credential.js'
import { groupEvents } from './directory/group.js'
import { groupMemberEvents } from './directory/group-member.js'
import { permissionsExpired } from './directory/permissions-expired.js'
import { premisesEvents } from './directory/premises.js'
import { roleEvents } from './directory/role.js'
import { userEvents } from './directory/user-events.js'
import { passwordChanged, passwordResetRequested } from './directory/password.js'
import { sessionEnded } from './directory/session-ended.js'
import { loginFailed, sessionTimedOut, userLoggedIn, userLoggedOut } from './directory/sign-in.js'
import { signingKeyPublished, signingKeyRetired } from './directory/signing-key.js'
import { faceEnrolmentEvents } from './face/enrolment.js'
import { faceSettingsChanged, faceTermsAcknowledged } from './face/face-settings.js'
import { faceMatchEvents } from './face/match.js'
import { auditTrailRecordsCounted, auditTrailRequestEvents } from './lock/audit-trail-request.js'
import { collectionSettingChanged } from './lock/collection-setting-changed.js'
import { programmingEvents } from './lock/programming.js'
import { visitObserved } from './lock/visit-observed.js'
import { userErasureConfirmed } from './privacy/user-erasure-confirmed.js'
import { erasureRequestEvents } from './retention/erasure-request.js'
import { legalHoldEvents } from './retention/legal-hold.js'
import { purgeDecisionEvents, purgeRunEvents } from './retention/purge.js'
import { retentionPolicyRemoved, retentionPolicySet } from './retention/retention-policy.js'
import { reportEvents, reviewRecorded } from './report/report.js'
import { reportScheduleChanged, savedViewChanged } from './report/saved-view.js'
import { subscriptionLifeEvents } from './subscription/subscription.js'

/** Every event Doorledger publishes. Reference pages and schemas are generated from this list. */
export const eventCatalogue = [
  deviceRegistered,
  deviceAttributesChanged,
  deviceCredentialIssued,
  deviceCredentialRevoked,
  auditBlockHandedIn,
  auditBlockReceived,
  auditRecorded,
  auditRedecoded,
  auditQuarantined,
  quarantineResolved,
  auditGapDetected,
  auditGapRevised,
  auditOverflowDetected,
  databaseVersionReported,
  databaseVersionMismatchDetected,
  lockIdChanged,
  clockSuspected,
  phoneKeyReported,
  contactChanged,
  rexActivated,
  ...deviceStatusEvents,
  deviceCommandIssued,
  deviceCommandWithdrawn,
  deviceCommandDelivered,
  deviceCommandReplied,
  decoderReplaced,
  ...attemptEvents,
  accessProvenanceAdded,
  ...snapshotEvents,
  accessSnapshotRefused,
  ...doorPositionEvents,
  ...accessActionEvents,
  accessDuressSignalled,
  lockdownStarted,
  lockdownEnded,
  ...accessConfigEvents,
  auditTrailFetchLinked,
  ...auditTrailRequestEvents,
  auditTrailRecordsCounted,
  visitObserved,
  collectionSettingChanged,
  ...programmingEvents,
  apiTokenIssued,
  apiTokenRevoked,
  ...roleEvents,
  ...premisesEvents,
  ...credentialEvents,
  ...groupEvents,
  ...groupMemberEvents,
  permissionsExpired,
  actionReported,
  actionRecorded,
  entrySubmitted,
  ...userEvents,
  userErasureConfirmed,
  signingKeyPublished,
  signingKeyRetired,
  sessionEnded,
  userLoggedIn,
  userLoggedOut,
  sessionTimedOut,
  loginFailed,
  passwordChanged,
  passwordResetRequested,
  ...alertEvents,
  alertSettingsChanged,
  ...subscriptionLifeEvents,
  retentionPolicySet,
  retentionPolicyRemoved,
  ...erasureRequestEvents,
  ...legalHoldEvents,
  ...purgeDecisionEvents,
  ...purgeRunEvents,
  ...reportEvents,
  reviewRecorded,
  savedViewChanged,
  reportScheduleChanged,
  ...faceMatchEvents,
  faceTermsAcknowledged,
  faceSettingsChanged,
  ...faceEnrolmentEvents,
] as readonly unknown[] as readonly EventDefinition[]
