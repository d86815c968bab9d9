import {
  type AccessEventData,
  accessRetracted,
  type AttemptEvent,
  doorClosed,
  doorForcedOpenInferred,
  doorForcedOpenRetracted,
  doorHeldOpenDetected,
  doorLockRelocked,
  doorLockUnlocked,
  doorOpened,
  type DoorPositionEvent,
  type EventDefinition,
  type EventMetadata,
  eventOf,
  type Explanation,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { UnlockFact } from './door-fact.js'
import type { Statement } from './door-statements.js'

/** A door and the contact that tells of it, as they are called now. */
export interface ToldDoor {
  readonly tenantId: string
  readonly door: { readonly id: string; readonly name: string }
  readonly contact: AccessEventData['accessDevice']
  readonly windowMs: number
  /** when it is told, RFC 3339 */
  readonly recordedAt: string
}

export type DoorEvent = AttemptEvent | DoorPositionEvent

/** A statement as an event; the payload is kept, to be repeated when the statement is withdrawn. */
export const eventOfStatement = (statement: Statement, told: ToldDoor, revision: number): DoorEvent => {
  const { door, contact } = told
  const { openingId } = statement
  const at = iso(statement.atMs)
  switch (statement.kind) {
    case 'opened':
      return positioned(doorOpened, { door, deviceId: contact.id, openingId }, told, at)
    case 'closed':
      return positioned(doorClosed, { door, deviceId: contact.id, openingId, openForMs: statement.openForMs }, told, at)
    case 'forced': {
      const { lastUnlockAtMs } = statement
      const forcedOpen = {
        inferred: true as const,
        windowSec: told.windowMs / 1_000,
        ...(lastUnlockAtMs !== undefined && { lastUnlockAt: iso(lastUnlockAtMs) }),
      }
      return attempt(
        doorForcedOpenInferred,
        alarm(statement, told, { revision, result: 'forced', forcedOpen }),
        told,
        at,
      )
    }
    case 'held': {
      const heldOpen = {
        inferred: true as const,
        thresholdSec: statement.thresholdMs / 1_000,
        openSince: iso(statement.openSinceMs),
        openForSec: (statement.atMs - statement.openSinceMs) / 1_000,
        reminderNo: statement.reminderNo,
      }
      return attempt(
        doorHeldOpenDetected,
        alarm(statement, told, { revision, result: 'held_open', heldOpen }),
        told,
        at,
      )
    }
  }
}

/** @param data of the event that is taken back */
export const withdrawalOf = (
  { data, at }: { readonly data: AccessEventData; readonly at: string },
  because: Explanation,
  told: ToldDoor,
): AttemptEvent => {
  const revision = data.revision + 1
  if (data.forcedOpen === undefined) return attempt(accessRetracted, { ...data, revision }, told, at)
  const forcedOpen = { ...data.forcedOpen, explainedBy: because }
  return attempt(doorForcedOpenRetracted, { ...data, revision, forcedOpen }, told, at)
}

export const unlockedEvent = ({ factId, cause, atMs, untilMs }: UnlockFact, told: ToldDoor): DoorEvent =>
  positioned(
    doorLockUnlocked,
    { door: told.door, accessEventId: factId, cause, ...(untilMs !== undefined && { untilAt: iso(untilMs) }) },
    told,
    iso(atMs),
  )

export const relockedEvent = ({ factId, atMs, untilMs }: UnlockFact, told: ToldDoor): DoorEvent =>
  positioned(doorLockRelocked, { door: told.door, accessEventId: factId }, told, iso(untilMs ?? atMs))

const iso = (ms: number): string => new Date(ms).toISOString()

/** What names the row of an alarm; it is known before there is one. */
export interface AlarmKey {
  readonly tenantId: string
  readonly doorId: string
  readonly kind: Statement['kind']
  readonly openingId: string
  readonly reminderNo: number
}

export const alarmId = ({ tenantId, doorId, kind, openingId, reminderNo }: AlarmKey): string =>
  derivedId('door-alarm', tenantId, doorId, kind, openingId, reminderNo)

const alarm = (
  { kind, openingId, contact: { deviceId }, ...statement }: Statement,
  { tenantId, door, contact, recordedAt }: ToldDoor,
  about: Pick<AccessEventData, 'revision' | 'result' | 'forcedOpen' | 'heldOpen'>,
): AccessEventData => {
  const reminderNo = 'reminderNo' in statement ? statement.reminderNo : 0
  return {
    accessEventId: alarmId({ tenantId, doorId: door.id, kind, openingId, reminderNo }),
    door,
    accessDevice: { ...contact, id: deviceId },
    accessType: 'unknown',
    reason: about.result === 'forced' ? 'forced_door' : 'held_open',
    decision: 'none',
    checks: [],
    provenance: [{ kind: 'door_contact', recordId: openingId }],
    flags: Date.parse(recordedAt) - statement.atMs > LATE_MS ? ['late'] : [],
    ...about,
  }
}

const LATE_MS = 300_000

const attempt = <Type extends AttemptEvent['type']>(
  definition: EventDefinition<Type, AccessEventData>,
  data: AccessEventData,
  told: ToldDoor,
  occurredAt: string,
): AttemptEvent => {
  const id = derivedId('access-event', data.accessEventId, data.revision)
  return eventOf<AttemptEvent['type'], AccessEventData>(definition, data, about(told, id, occurredAt))
}

const positioned = <Type extends DoorPositionEvent['type'], Data extends DoorPositionEvent['data']>(
  definition: EventDefinition<Type, Data>,
  data: Data,
  told: ToldDoor,
  occurredAt: string,
): DoorEvent => {
  const of = 'openingId' in data ? data.openingId : data.accessEventId
  const id = derivedId(definition.type, told.tenantId, told.door.id, of)
  return eventOf(definition, data, about(told, id, occurredAt)) as unknown as DoorEvent
}

const about = ({ tenantId, recordedAt }: ToldDoor, id: string, occurredAt: string): EventMetadata => ({
  id,
  tenantId,
  service: 'access-decision',
  occurredAt,
  recordedAt,
  actor: 'system',
})
