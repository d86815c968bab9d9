import {
  type AuditRecorded,
  auditRecorded,
  credentialAdded,
  type Envelope,
  eventOf,
  phoneKeyReported,
  referenceParts,
  userCreated,
} from '@doorledger/contracts'
import { derivedId, type Uuid } from '@doorledger/kernel'
import { seal } from '@doorledger/privacy'
import type { PersonalKeys } from './personal-keys.ts'

export const PEOPLE = scaled(50_000)
export const KEYS = scaled(500_000)
export const UNLOCKS = scaled(200_000)

const LOCKS = 500
const KEYS_OF_PHONES = 5
const MONTH_MS = 30 * 86_400_000

/** `BENCH_SCALE=0.02` to see whether it runs. */
function scaled(count: number): number {
  return Math.round(count * Number(process.env.BENCH_SCALE ?? 1))
}

const personId = (number: number): Uuid => derivedId('bench-person', number)
export const personIds = (): readonly Uuid[] => Array.from({ length: PEOPLE }, (_, number) => personId(number))
/** As locks file it. */
const keyNumber = (number: number): string => (number + 0x10_00_00).toString(16).toUpperCase().padStart(8, '0')

/** Everybody and every key, as the directory tells of them. Each person holds ten keys, since a month before `endMs`. */
export function* directoryOf(endMs: number, { people, lookup }: PersonalKeys): Generator<Envelope> {
  const from = new Date(endMs - MONTH_MS).toISOString()
  const about = { tenantId: 'default', service: 'directory', occurredAt: from, recordedAt: from }
  for (let number = 0; number < PEOPLE; number += 1) {
    const sealId = derivedId('bench-seal', number)
    const [userId, tenantId] = [personId(number), 'default']
    const sealed = (field: string) =>
      seal(people.get(userId)!, { tenantId, personId: userId, eventId: sealId, field }, `${field} ${number}`)
    const personal = { sealId, username: sealed('username'), name: sealed('name') }
    const assignments = [{ roleId: 'employee', premisesId: null }]
    yield eventOf(userCreated, { userId, userNo: number + 2, enabled: true, assignments, personal }, about)
  }
  for (let number = 0; number < KEYS; number += 1) {
    const credential = {
      credentialId: derivedId('bench-key', number),
      kind: isOfPhone(number) ? ('phone_key' as const) : ('key_fob' as const),
      lookupHmac: number.toString(16).padStart(64, '0'),
      referenceHmac: lookup.hmac(...referenceParts('default', keyNumber(number))),
      state: 'active' as const,
      holder: { userId: personId(number % PEOPLE), from, until: null },
    }
    yield eventOf(credentialAdded, credential, about)
  }
}

/** One unlock a second before `endMs`, each with a key of its own; what a phone opened, the lock tells of as well. */
export function* unlocksOf(endMs: number): Generator<Envelope> {
  for (let number = 0; number < UNLOCKS; number += 1) {
    const atMs = endMs - (UNLOCKS - number) * 1_000
    const key = (number * 7_919) % KEYS
    const lock = { id: `door-${number % LOCKS}`, name: `Door ${number % LOCKS}`, kind: 'lock' as const }
    if (isOfPhone(key)) yield reported(number, key, { lock, atMs })
    yield recorded(number, key, { lock, atMs: atMs + 2_000 })
  }
}

interface AtLock {
  readonly lock: AuditRecorded['data']['device']
  readonly atMs: number
}

const isOfPhone = (key: number): boolean => key % KEYS_OF_PHONES === 0

const reported = (number: number, key: number, { lock, atMs }: AtLock): Envelope =>
  eventOf(
    phoneKeyReported,
    {
      reportId: derivedId('bench-report', number),
      deviceId: lock.id,
      device: lock,
      userId: personId(key % PEOPLE),
      credentialRef: keyNumber(key),
      result: 'granted',
      reason: 'success',
      zone: 'Europe/Helsinki',
      flags: [],
    },
    aboutTime(atMs),
  )

const recorded = (number: number, key: number, { lock, atMs }: AtLock): Envelope => {
  const occurredAt = new Date(atMs).toISOString()
  const id = derivedId('bench-record', number)
  const record = {
    recordId: id,
    deviceId: lock.id,
    device: lock,
    blockId: id,
    blockSeq: 1 + Math.floor(number / LOCKS),
    indexInBlock: 0,
    eventRaw: `0507${keyNumber(key)}`,
    code: '0507',
    dataHex: keyNumber(key),
    timeRaw: occurredAt.replaceAll(/\D/g, '').slice(0, 14),
    zone: 'Europe/Helsinki',
    occurredLocal: occurredAt.slice(0, 19),
    dedupeKey: number.toString(16).padStart(64, '0'),
    flags: [],
    meaning: {
      family: 'engage',
      decoderVersion: 1,
      codeName: 'pass-through credential',
      category: 'access',
      access: { result: 'granted' as const, reason: 'success' as const, accessType: 'unknown' as const },
    },
  }
  return eventOf(auditRecorded, record, aboutTime(atMs))
}

const aboutTime = (atMs: number) => {
  const at = new Date(atMs).toISOString()
  return { tenantId: 'default', service: 'device-ingest', occurredAt: at, recordedAt: at }
}
