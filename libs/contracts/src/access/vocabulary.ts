import { z } from 'zod'

/** How an attempt was made (D-30). `rfid` as a filter also covers keycards and key fobs. */
export const accessType = z.enum([
  'pin',
  'rfid',
  'rex',
  'phone_key',
  'key_fob',
  'keycard',
  'qr',
  'passcode',
  'remote',
  'mechanical',
  'schedule',
  'unknown',
])
export type AccessType = z.infer<typeof accessType>

/** What came of an attempt (R4.9). Duress is a granted access with the reason `duress` (D-29). */
export const accessResult = z.enum(['granted', 'denied', 'forced', 'held_open', 'error'])
export type AccessResult = z.infer<typeof accessResult>

interface ReasonMeaning {
  /** what is shown to people; empty when there is nothing to add */
  readonly text: string
  /** ANSI/ASHRAE 135 BACnetAccessEvent */
  readonly bacnet?: string
  /** last levels of the ONVIF event topic */
  readonly onvif?: string
}

/** Why an attempt ended as it did: one vocabulary, mapped to BACnet access events and ONVIF. */
export const reasonMeanings = {
  success: { text: '', bacnet: 'GRANTED', onvif: 'AccessGranted/Credential' },
  duress: { text: 'Duress PIN used', bacnet: 'DURESS', onvif: 'AccessControl/Duress' },
  rex: { text: 'Exit request', bacnet: 'GRANTED', onvif: 'AccessGranted/Anonymous' },
  remote_unlock: { text: 'Opened by operator', bacnet: 'GRANTED', onvif: 'AccessGranted/Anonymous' },
  scheduled_unlock: { text: 'Scheduled', bacnet: 'GRANTED', onvif: 'AccessGranted/Anonymous' },
  unknown_credential: {
    text: 'Unknown credential',
    bacnet: 'DENIED_UNKNOWN_CREDENTIAL',
    onvif: 'Denied/CredentialNotFound',
  },
  invalid_pin: {
    text: 'Invalid PIN',
    bacnet: 'DENIED_INCORRECT_AUTHENTICATION_FACTOR',
    onvif: 'Denied/Authentication/InvalidPIN',
  },
  user_not_found: { text: 'User not found', bacnet: 'DENIED_CREDENTIAL_UNASSIGNED', onvif: 'Denied/Other' },
  user_disabled: {
    text: 'User account disabled',
    bacnet: 'DENIED_CREDENTIAL_DISABLED',
    onvif: 'Denied/CredentialNotEnabled',
  },
  user_not_authorized: {
    text: 'User not authorized',
    bacnet: 'DENIED_POINT_NO_ACCESS_RIGHTS',
    onvif: 'Denied/Unauthorized',
  },
  rule_disabled: { text: 'Access rule disabled', bacnet: 'DENIED_NO_ACCESS_RIGHTS', onvif: 'Denied/Unauthorized' },
  schedule_day_not_permitted: {
    text: 'Schedule day not permitted',
    bacnet: 'DENIED_OUT_OF_TIME_RANGE',
    onvif: 'Denied/NotPermittedAtThisTime',
  },
  outside_schedule_hours: {
    text: 'Outside schedule hours',
    bacnet: 'DENIED_OUT_OF_TIME_RANGE',
    onvif: 'Denied/NotPermittedAtThisTime',
  },
  credential_not_yet_valid: {
    text: 'Not valid yet',
    bacnet: 'DENIED_CREDENTIAL_NOT_YET_ACTIVE',
    onvif: 'Denied/CredentialNotActive',
  },
  credential_expired: {
    text: 'Permissions expired',
    bacnet: 'DENIED_CREDENTIAL_EXPIRED',
    onvif: 'Denied/CredentialExpired',
  },
  credential_blocked: {
    text: 'Credential blocked',
    bacnet: 'DENIED_CREDENTIAL_MANUAL_DISABLE',
    onvif: 'Denied/CredentialNotEnabled',
  },
  cooldown: { text: 'Repeated too soon', bacnet: 'DENIED_OTHER', onvif: 'Denied/Other' },
  lockdown: { text: 'Lockdown active', bacnet: 'DENIED_THREAT_LEVEL', onvif: 'Denied/Other' },
  too_many_attempts: { text: 'Too many attempts', bacnet: 'DENIED_MAX_ATTEMPTS', onvif: 'Denied/Other' },
  anti_passback: { text: 'Anti-passback', bacnet: 'DENIED_PASSBACK', onvif: 'Credential/State/ApbViolation' },
  device_denied: { text: 'Denied by device', bacnet: 'DENIED_OTHER', onvif: 'Denied/Other' },
  forced_door: { text: 'Forced', bacnet: 'DOOR_FORCED_OPEN', onvif: 'DoorAlarm/DoorForcedOpen' },
  held_open: { text: 'Held open', bacnet: 'DOOR_OPEN_TOO_LONG', onvif: 'DoorAlarm/DoorOpenTooLong' },
  device_communication_failure: { text: 'Device communication failure' },
  database_error: { text: 'Database error' },
  macro_execution_failure: { text: 'Macro execution failure' },
  invalid_configuration: { text: 'Invalid configuration' },
} as const satisfies Record<string, ReasonMeaning>

export type Reason = keyof typeof reasonMeanings
export const reason = z.enum(Object.keys(reasonMeanings) as [Reason, ...Reason[]])
