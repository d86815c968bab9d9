import {
  accessEvents,
  adminAudit,
  auditTrailEvents,
  deviceDecoders,
  deviceEvents,
  directoryEvents,
  eventCatalogue,
  type EventDefinition,
  type Permission,
  privacyEvents,
  reportingEvents,
  securityAlerts,
  type Topic,
} from '@doorledger/contracts'

/** What it takes to be told of a topic: the permission with which the same is read by REST. */
const READERS: ReadonlyMap<Topic, Permission> = new Map([
  [accessEvents, 'access-log:read'],
  [securityAlerts, 'alert:read'],
  [deviceEvents, 'device:read'],
  [directoryEvents, 'user:read'],
  [auditTrailEvents, 'access-log:read'],
  [adminAudit, 'audit:read'],
  [privacyEvents, 'user:read'],
  [deviceDecoders, 'decoder:read'],
  [reportingEvents, 'report:create'],
])

/** That somebody outside was told: told in turn only to who names it, or telling would never end. */
const ABOUT_TELLING = 'alert.notified'

/** Topics that may be subscribed to. */
export const subscribedTopics: readonly Topic[] = [...READERS.keys()]

/** Views may be somebody's own. */
const NOT_TOLD: ReadonlySet<string> = new Set(['saved_view.changed'])

/** The events of a topic that may be subscribed to. */
export const typesIn = (topic: Topic): readonly EventDefinition[] =>
  eventCatalogue.filter((definition) => definition.topic === topic && !NOT_TOLD.has(definition.type))

const subscribable: readonly EventDefinition[] = subscribedTopics.flatMap(typesIn)

/** Whether an event type is one of those named: `access.denied`, or `alert.*` for all that begin so. */
export const isNamed = (type: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => {
    if (!pattern.endsWith('.*')) return pattern === type
    return type !== ABOUT_TELLING && type.startsWith(pattern.slice(0, -1))
  })

/** The permissions it takes to be told of what a pattern names; none when there is no such event. */
export const permissionsFor = (pattern: string): ReadonlySet<Permission> => {
  const named = subscribable.filter(({ type }) => isNamed(type, [pattern]))
  return new Set(
    named.flatMap(({ type, topic }) => [
      READERS.get(topic)!,
      ...(type.startsWith('credential.') ? (['credential:read'] as const) : []),
    ]),
  )
}
