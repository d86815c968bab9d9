/** What is known about the target when the entry is made, as far as the type depends on it. */
export interface TargetFacts {
  /** `building`, of premises */
  readonly premisesKind?: string | undefined
  /** `gateway`, of a device */
  readonly deviceKind?: string | undefined
  /** fields that the action changed */
  readonly changed: readonly string[]
}

/** Type and operation of the catalogue that an action of our own services stands for. */
export interface ActionEntry {
  readonly entryType: string
  readonly operation: string
  readonly subAction?: string | undefined
}

type Rule = readonly [entryType: string | ((facts: TargetFacts) => string), operation: string, subAction?: string]

const premises = ({ premisesKind = 'area' }: TargetFacts): string => `${premisesKind}.update`

const gatewayOr =
  (gateway: string, other: string) =>
  ({ deviceKind }: TargetFacts): string =>
    deviceKind === 'gateway' ? gateway : other

/** Where somebody may act is an attribute of its own in the catalogue (D-47). */
const userChange = ({ changed }: TargetFacts): string =>
  changed.length > 0 && changed.every((field) => field.startsWith('assignments'))
    ? 'user.facility_update'
    : 'user.update'

const RULES: Readonly<Record<string, Rule>> = {
  'access-log.export': ['access_log.read', 'exported'],
  'access-log.read': ['access_log.read', 'viewed'],
  'access-rule.change': ['access_rule.update', 'updated'],
  'access-rule.create': ['access_rule.update', 'created'],
  'access-rule.delete': ['access_rule.update', 'deleted'],
  'alert-settings.change': ['events.update', 'updated'],
  'alert-settings.create': ['events.update', 'created'],
  'alert-settings.delete': ['events.update', 'deleted'],
  'alert.acknowledge': ['events.update', 'updated'],
  'alert.assign': ['events.update', 'updated', 'assigned'],
  'alert.reopen': ['events.update', 'reopened'],
  'alert.resolve': ['events.update', 'resolved'],
  'alert.silence': ['events.update', 'updated'],
  'api-token.issue': ['api_token.update', 'issued'],
  'api-token.revoke': ['api_token.update', 'revoked'],
  'application.enter': ['auth.unauthorized_access', 'refused'],
  'area.change': ['area.update', 'updated'],
  'area.create': ['area.update', 'created'],
  'area.delete': ['area.update', 'deleted'],
  'audit-entry.change': ['audit_log.update', 'changed'],
  'audit-entry.delete': ['audit_log.update', 'deleted'],
  'audit-entry.record': ['audit_log.update', 'recorded'],
  'audit-log.export': ['audit_log.read', 'exported'],
  'audit-log.open': ['audit_log.read', 'viewed', 'details'],
  'audit-log.read': ['audit_log.read', 'viewed'],
  'audit-trail-request.cancel': ['audit_trail.request', 'cancelled'],
  'audit-trail.hand-over': ['lock.visit', 'reported', 'trail'],
  'audit-trail.request': ['audit_trail.request', 'requested'],
  'credential.add': ['credential.update', 'created'],
  'credential.assign': ['credential.update', 'assigned'],
  'credential.block': ['credential.update', 'blocked'],
  'credential.change': ['credential.update', 'updated'],
  'credential.export': ['credential.read', 'exported'],
  'credential.import': ['credential.update', 'created', 'import'],
  'credential.import-cancel': ['credential.update', 'created', 'import cancelled'],
  'credential.import-finish': ['credential.update', 'created', 'import finished'],
  'credential.look-up': ['credential.read', 'looked_up'],
  'credential.prolong': ['credential.update', 'prolonged'],
  'credential.regenerate': ['credential.update', 'regenerated'],
  'credential.remove': ['credential.update', 'deleted'],
  'credential.unassign': ['credential.update', 'unassigned'],
  'credential.unblock': ['credential.update', 'unblocked'],
  'decoder.replace': ['decoder.update', 'updated'],
  'detector.change': ['events.update', 'updated'],
  'detector.create': ['events.update', 'created'],
  'detector.delete': ['events.update', 'deleted'],
  'decision.explain': ['access_rule.update', 'explained'],
  'decision.replay': ['access_rule.update', 'explained', 'replayed'],
  'device-credential.issue': ['device.update', 'credential_issued'],
  'device-credential.revoke': ['device.update', 'credential_revoked'],
  'device.change': [gatewayOr('gateway.update', 'device.update'), 'updated'],
  'device.export': ['device.update', 'exported'],
  'device.import': ['device.update', 'created', 'import'],
  'device.import-cancel': ['device.update', 'created', 'import cancelled'],
  'device.import-finish': ['device.update', 'created', 'import finished'],
  'device.register': [gatewayOr('gateway.add', 'device.update'), 'created'],
  'door.change': ['door.update', 'updated'],
  'door.create': ['door.update', 'created'],
  'door.delete': ['door.update', 'deleted'],
  'door.lock': ['door.command', 'locked'],
  'door.open': ['door.command', 'opened'],
  'door.unlock': ['door.command', 'unlocked'],
  'face-consent.give': ['face.consent_update', 'given'],
  'face-consent.withdraw': ['face.consent_update', 'withdrawn'],
  'face-settings.change': ['face.settings_update', 'updated'],
  'face-terms.acknowledge': ['face.settings_update', 'acknowledged'],
  'erasure-request.extend': ['erasure_request.update', 'extended'],
  'erasure-request.receive': ['erasure_request.update', 'received'],
  'erasure-request.refuse': ['erasure_request.update', 'refused'],
  'face.compare': ['access_log.read', 'viewed', 'comparison'],
  'group.add-member': ['group.member_added', 'created'],
  'group.change': ['group.update', 'updated'],
  'group.create': ['group.update', 'created'],
  'group.delete': ['group.update', 'deleted'],
  'group.remove-member': ['group.member_removed', 'deleted'],
  'holiday.change': ['holiday.update', 'updated'],
  'holiday.create': ['holiday.update', 'created'],
  'holiday.delete': ['holiday.update', 'deleted'],
  'legal-hold.place': ['legal_hold.update', 'placed'],
  'legal-hold.release': ['legal_hold.update', 'released'],
  'license.upload': ['license.uploaded', 'uploaded'],
  'lock-settings.draft': ['lock.settings_update', 'drafted'],
  'lock-settings.finalize': ['lock.settings_update', 'finalized'],
  'lock-settings.leave': ['lock.settings_update', 'abandoned'],
  'lock.visit': ['lock.visit', 'reported'],
  'dead-letter.discard': ['operations.update', 'dead_letter_discarded'],
  'dead-letter.retry': ['operations.update', 'dead_letter_retried'],
  'lockdown.end': ['lockdown.update', 'ended'],
  'lockdown.start': ['lockdown.update', 'started'],
  'macro.change': ['access_rule.update', 'updated', 'macro'],
  'macro.create': ['access_rule.update', 'created', 'macro'],
  'macro.delete': ['access_rule.update', 'deleted', 'macro'],
  // As releases before reported them.
  'parked-event.discard': ['operations.update', 'dead_letter_discarded'],
  'parked-event.retry': ['operations.update', 'dead_letter_retried'],
  'password-link.hand-out': ['auth.forgot_password', 'requested', 'handed out by an administrator'],
  'phone-key.report': ['lock.visit', 'reported', 'phone key'],
  'premises.change': [premises, 'updated'],
  'premises.create': [premises, 'created'],
  'premises.delete': [premises, 'deleted'],
  'programming.report': ['lock.programming', 'reported'],
  'programming.schedule': ['lock.programming', 'scheduled'],
  'projection.rebuild': ['operations.update', 'rebuilt'],
  'purge.approve': ['log.purge', 'approved'],
  'purge.cancel': ['log.purge', 'cancelled'],
  'purge.confirm': ['log.purge', 'confirmed'],
  'purge.pause': ['log.purge', 'paused'],
  'purge.preview': ['log.purge', 'previewed'],
  'purge.resume': ['log.purge', 'resumed'],
  'quarantined.discard': ['quarantine.update', 'discarded'],
  'quarantined.retry': ['quarantine.update', 'retried'],
  'report-schedule.change': ['report.update', 'updated', 'schedule'],
  'report-schedule.create': ['report.update', 'created', 'schedule'],
  'report-schedule.delete': ['report.update', 'deleted', 'schedule'],
  'report.create': ['report.update', 'created'],
  'report.delete': ['report.update', 'deleted'],
  'report.download': ['report.update', 'exported'],
  'retention-policy.preview': ['retention.policy_update', 'previewed'],
  'retention-policy.remove': ['retention.policy_update', 'deleted'],
  'retention-policy.set': ['retention.policy_update', 'updated'],
  'review.record': ['report.update', 'reviewed'],
  'role.change': ['role.update', 'updated'],
  'role.create': ['role.update', 'created'],
  'role.delete': ['role.update', 'deleted'],
  'saved-view.change': ['report.update', 'updated', 'view'],
  'saved-view.create': ['report.update', 'created', 'view'],
  'saved-view.delete': ['report.update', 'deleted', 'view'],
  'schedule.change': ['schedule.update', 'updated'],
  'schedule.create': ['schedule.update', 'created'],
  'schedule.delete': ['schedule.update', 'deleted'],
  'snapshot.view': ['access_log.read', 'viewed', 'snapshot'],
  'subscription.change': ['events.update', 'updated'],
  'subscription.create': ['events.update', 'created'],
  'subscription.delete': ['events.update', 'deleted'],
  'subscription.resend': ['events.update', 'updated', 'resent'],
  'subscription.resume': ['events.update', 'updated', 'resumed'],
  'subscription.rotate-secret': ['events.update', 'updated', 'secret rotated'],
  'user-activity.export': ['user.read', 'exported', 'activity'],
  'user-photo.change': ['user.update', 'updated', 'photo'],
  'user-photo.remove': ['user.update', 'updated', 'photo removed'],
  'user-photo.view': ['user.read', 'viewed', 'photo'],
  'user.change': [userChange, 'updated'],
  'user.create': ['user.create', 'created'],
  'user.disable': ['user.update', 'updated', 'disabled'],
  'user.enable': ['user.update', 'updated', 'enabled'],
  'user.erase': ['user.delete', 'deleted'],
  'user.export': ['user.read', 'exported'],
  'user.import': ['user.create', 'created', 'import'],
  'user.import-cancel': ['user.create', 'created', 'import cancelled'],
  'user.import-finish': ['user.create', 'created', 'import finished'],
  'user.read': ['user.read', 'viewed'],
  'user.read-activity': ['user.read', 'viewed', 'activity'],
  'user.read-credentials': ['credential.read', 'viewed'],
  'user.sign-out': ['auth.session_update', 'ended'],
}

/**
 * Whether the catalogue has an entry type for an action of our services. A test asks this of every route of the running
 * application.
 */
export const isCatalogued = (action: string): boolean => RULES[action] !== undefined

/**
 * The entry an action stands for. An action of a release that knows more than this one is kept as `action.other`: what
 * somebody did is never lost for want of a name.
 */
export const entryOfAction = (action: string, facts: TargetFacts): ActionEntry => {
  const rule = RULES[action]
  if (rule === undefined) return { entryType: 'action.other', operation: 'performed', subAction: action }
  const [entryType, operation, subAction] = rule
  return {
    entryType: typeof entryType === 'string' ? entryType : entryType(facts),
    operation,
    ...(subAction !== undefined && { subAction }),
  }
}

/** Every entry type that an action of ours can become. */
export const typesOfActions = (): ReadonlySet<string> => {
  const kinds = ['organization', 'campus', 'building', 'floor', 'area']
  const facts: readonly TargetFacts[] = [
    ...kinds.map((premisesKind) => ({ premisesKind, changed: [] })),
    { deviceKind: 'gateway', changed: [] },
    { changed: ['assignments'] },
  ]
  return new Set(Object.keys(RULES).flatMap((action) => facts.map((given) => entryOfAction(action, given).entryType)))
}
