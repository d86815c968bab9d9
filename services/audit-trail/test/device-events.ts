import {
  auditGapDetected,
  auditGapRevised,
  auditQuarantined,
  auditRecorded,
  type AuditRecorded,
  auditRedecoded,
  type AuditRedecoded,
  type AuditRecord,
  eventOf,
} from '@doorledger/contracts'
import { derivedId, sha256 } from '@doorledger/kernel'
import { accessEventOf, type RecordEvent } from '../src/domain/access-event-of.js'

/** What a test says about a record; the rest is made up from `n`. */
export interface RecordFacts {
  /** which record of the device it is */
  readonly n: number
  readonly deviceId?: string
  readonly occurredAt?: string
  readonly access?: AuditRecord['meaning']['access']
  readonly codeName?: string | undefined
  readonly decoderVersion?: number
  readonly flags?: AuditRecord['flags']
  readonly code?: string
  readonly facilityPath?: string
  readonly tenantId?: string
  /** as the lock files the credential; zeros when it says nothing of it */
  readonly dataHex?: string
}

export const granted = { result: 'granted', reason: 'success', accessType: 'rfid' } as const
export const denied = { result: 'denied', reason: 'unknown_credential', accessType: 'rfid' } as const
export const duress = { result: 'granted', reason: 'duress', accessType: 'pin' } as const

/** How tests mark what a lock has read. */
export const testMark = (tenantId: string, reference: string): string => sha256(`${tenantId} ${reference}`)

/** What a record tells of, as the service would publish it. */
export const attemptOf = (event: RecordEvent) => accessEventOf(event, testMark)

const recordOf = (facts: RecordFacts): AuditRecord => {
  const { n, deviceId = 'front-door', access, decoderVersion = 1, flags = [], code = '0507', facilityPath } = facts
  const { dataHex = '0000' } = facts
  const dedupeKey = sha256(`${deviceId} ${n}`)
  const codeName = 'codeName' in facts ? facts.codeName : 'pass-through credential'
  return {
    recordId: derivedId('record', dedupeKey),
    deviceId,
    device: { id: deviceId, name: `Door ${deviceId}`, kind: 'lock', ...(facilityPath && { facilityPath }) },
    blockId: derivedId('block', deviceId, Math.floor(n / 10)),
    blockSeq: Math.floor(n / 10) + 1,
    indexInBlock: n % 10,
    eventRaw: `${code}${dataHex}`,
    code,
    dataHex,
    timeRaw: '20261113091752',
    zone: 'Europe/Helsinki',
    occurredLocal: '2026-11-13T09:17:52',
    dedupeKey,
    flags,
    meaning: {
      family: 'engage',
      decoderVersion,
      ...(codeName !== undefined && { codeName, category: 'access' }),
      ...(access && { access }),
    },
  }
}

const about = ({
  tenantId = 'default',
  occurredAt = '2026-11-13T07:17:52.000Z',
  deviceId = 'front-door',
}: RecordFacts) => ({
  tenantId,
  service: 'device-ingest',
  occurredAt,
  recordedAt: '2026-11-13T07:18:00.000Z',
  actor: `device:${deviceId}`,
})

/** A record as device-ingest publishes it. */
export const recorded = (facts: RecordFacts): AuditRecorded => {
  const record = recordOf(facts)
  return eventOf(auditRecorded, record, { ...about(facts), id: derivedId('recorded', record.recordId) })
}

/** The same record with another meaning, a version later. */
export const redecoded = (before: RecordFacts, now: Partial<RecordFacts>): AuditRedecoded => {
  const { decoderVersion = 1 } = before
  const record = recordOf({ ...before, access: undefined, decoderVersion: decoderVersion + 1, ...now })
  return eventOf(
    auditRedecoded,
    { ...record, previous: recordOf(before).meaning },
    { ...about(before), id: derivedId('redecoded', record.recordId, record.meaning.decoderVersion) },
  )
}

export const gapBefore = (n: number, deviceId = 'front-door') => {
  const { blockId, blockSeq, indexInBlock } = recordOf({ n, deviceId })
  const data = { deviceId, blockId, blockSeq, indexInBlock, expectedAuditId: 255, gotAuditId: 1, missingAtLeast: 2 }
  return eventOf(auditGapDetected, data, { ...about({ n, deviceId }), id: derivedId('gap', blockId, n) })
}

/** So many records of the gap came late. */
export const gapRevised = (n: number, missingAtLeast: number) => {
  const gap = gapBefore(n)
  const revision = 3 - missingAtLeast
  const revisedByBlockId = derivedId('late-block', gap.id, revision)
  const data = { ...gap.data, gapId: gap.id, missingAtLeast, revision, revisedByBlockId }
  return eventOf(auditGapRevised, data, { ...about({ n }), id: derivedId('gap-revised', gap.id, revision) })
}

export const quarantinedAt = (n: number, deviceId = 'front-door') => {
  const { blockId, blockSeq, indexInBlock } = recordOf({ n, deviceId })
  return eventOf(
    auditQuarantined,
    {
      quarantineId: derivedId('quarantine', blockId, n),
      deviceId,
      blockId,
      blockSeq,
      indexInBlock,
      reason: 'time_invalid',
      detail: 'audits[2].time: 31 February does not exist',
      rawBase64: 'e30=',
    },
    { ...about({ n, deviceId }), id: derivedId('quarantined', blockId, n) },
  )
}
