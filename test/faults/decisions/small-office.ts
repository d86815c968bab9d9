import {
  accessRuleEvents,
  accessRuleExample,
  credentialAdded,
  credentialExample,
  deviceCredentialIssued,
  deviceRegistered,
  doorConfigEvents,
  doorExample,
  type Envelope,
  eventOf,
  referenceParts,
  userCreated,
} from '@doorledger/contracts'
import { newId, sha256 } from '@doorledger/kernel'
import { LookupKey } from '@doorledger/privacy'
import { randomBytes } from 'node:crypto'

const TENANT = 'default'
const READERS = 4
const DAY_MS = 86_400_000
export const LOOKUP_KEY = randomBytes(32).toString('base64')

/** A reader at a door of its own. */
export interface Reader {
  readonly deviceId: string
  readonly doorId: string
  readonly token: string
}

export const readersOf = (name: string): readonly Reader[] =>
  Array.from({ length: READERS }, (_, n) => ({
    deviceId: `reader-${name}-${n}`,
    doorId: `door-${name}-${n}`,
    token: `dl_dev_${randomBytes(32).toString('base64url')}`,
  }))

/** What is held to readers, and what must come of it. */
export const cards = [
  { value: '7:1001', state: 'active', validDays: 1, decision: 'granted', reason: 'success' },
  { value: '7:1002', state: 'blocked', validDays: 1, decision: 'denied', reason: 'credential_blocked' },
  { value: '7:1003', state: 'active', validDays: -1, decision: 'denied', reason: 'credential_expired' },
  { value: '7:1004', state: undefined, validDays: 1, decision: 'denied', reason: 'unknown_credential' },
] as const
export type Card = (typeof cards)[number]

interface Appended {
  readonly topic: string
  readonly event: Envelope
}

/** Everything that a policy for these readers comes from. */
export function* officeEvents(readers: readonly Reader[]): Generator<Appended> {
  const at = new Date().toISOString()
  const about = { tenantId: TENANT, service: 'test', occurredAt: at, recordedAt: at }
  for (const reader of readers) yield* readerEvents(reader, about)
  const who = { everyone: true, userIds: [], groupIds: [], roleIds: [] }
  const where = { doorIds: readers.map(({ doorId }) => doorId), premisesIds: [] }
  const { duressMacroId: _, ...rule } = accessRuleExample
  const everybody = { ...rule, who, where, scheduleIds: [] }
  yield { topic: 'access.config.v1', event: eventOf(accessRuleEvents[0], everybody, about) }
  const userId = newId()
  const topic = 'directory.events.v1'
  yield { topic, event: eventOf(userCreated, { ...userCreated.example, userId }, about) }
  const key = LookupKey.parse(LOOKUP_KEY)
  for (const { value, state, validDays } of cards) {
    if (state === undefined) continue
    const validUntil = new Date(Date.now() + validDays * DAY_MS).toISOString()
    const card = { ...credentialExample, credentialId: newId(), kind: 'keycard' as const, state, validUntil }
    const holder = { userId, from: at, until: null }
    const referenceHmac = key.hmac(...referenceParts(TENANT, value))
    yield { topic, event: eventOf(credentialAdded, { ...card, holder, referenceHmac }, about) }
  }
}

function* readerEvents({ deviceId, doorId, token }: Reader, about: Parameters<typeof eventOf>[2]): Generator<Appended> {
  const topic = 'device.events.v1'
  const attributes = { name: deviceId, family: 'engage', zone: 'UTC' }
  const registered = eventOf(deviceRegistered, { deviceId, kind: 'reader' as const, attributes }, about)
  yield { topic, event: { ...registered, streamversion: 1 } }
  const issued = { deviceId, credentialId: newId(), tokenHash: sha256(token) }
  yield { topic, event: { ...eventOf(deviceCredentialIssued, issued, about), streamversion: 2 } }
  const accessPoints = [{ accessPointId: 'in', deviceId }]
  const door = { ...doorExample, doorId, accessPoints, passageScheduleIds: [], rexDeviceIds: [] }
  yield { topic: 'access.config.v1', event: eventOf(doorConfigEvents[0], door, about) }
}
