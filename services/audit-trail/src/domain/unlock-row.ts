import {
  accessProvenanceAdded,
  accessRetracted,
  type AttemptEvent,
  auditTrailFetchLinked,
  type Envelope,
  eventOf,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { Told, UnlockFact } from './unlock-fact.js'

/** A telling, and what its matching came to. */
export interface Settled {
  readonly fact: UnlockFact
  readonly partner?: UnlockFact | undefined
  readonly isTied: boolean
}

/** What became known of a telling by an event. */
export interface Retold {
  readonly fact: UnlockFact
  /** none when readers know it already */
  readonly publish: readonly Envelope[]
}

/**
 * What is to be told of a telling, given what was told before. A moment that a phone and the lock tell of shows as the
 * phone's event, with both as witnesses; the lock's own event is taken back if it was there first (R0.8).
 */
export const retell = (settled: Settled, cause: Envelope): Retold => {
  const { fact, partner } = settled
  const before = fact.told
  const madeOf = madeOfText(settled)
  if (before?.madeOf === madeOf) return { fact, publish: [] }
  const now = nextTold(settled, madeOf)
  const publish: Envelope[] = []
  if (now.isShown || before?.isShown === true) publish.push(rowEvent(settled, now, cause))
  if (fact.source === 'lock' && now.partner !== before?.partner) publish.push(...linked(fact, partner, cause))
  return { fact: { ...fact, told: now }, publish }
}

/** A row that was never shown, and is not now, has no revision yet. */
const nextTold = (settled: Settled, madeOf: string): Told => {
  const { fact, partner } = settled
  const isShown = shows(settled)
  const isTold = isShown || fact.told?.isShown === true
  const revision = isTold ? nextRevision(fact) : fact.told?.revision
  return {
    isShown,
    madeOf,
    ...(revision !== undefined && { revision }),
    ...(partner !== undefined && { partner: partner.factId }),
  }
}

const shows = ({ fact, partner }: Settled): boolean =>
  fact.attempt.type !== 'access.retracted' && !(fact.source === 'lock' && partner !== undefined)

const madeOfText = (settled: Settled): string => {
  const { fact, partner, isTied } = settled
  return JSON.stringify([shows(settled), fact.sourceRevision, partner?.factId, partner?.sourceRevision, isTied])
}

const nextRevision = ({ sourceRevision, told }: UnlockFact): number =>
  Math.max(sourceRevision, told?.revision === undefined ? 0 : told.revision + 1)

const rowEvent = ({ fact, partner, isTied }: Settled, { isShown, revision = 0 }: Told, cause: Envelope): Envelope => {
  const { attempt } = fact
  const { flags } = attempt.data
  const data: AttemptEvent['data'] = {
    ...attempt.data,
    revision,
    ...(partner !== undefined && withWitness(attempt.data, partner.attempt.data)),
    flags: isTied && !flags.includes('possibleDuplicate') ? [...flags, 'possibleDuplicate'] : flags,
  }
  return {
    ...attempt,
    ...(!isShown && { type: accessRetracted.type, dataschema: accessRetracted.dataschema }),
    id: revision === attempt.data.revision ? attempt.id : derivedId('access-event', data.accessEventId, revision),
    causationid: cause.id,
    data,
  }
}

/** The lock knows better why it did what it did; the phone knows whose it is. */
const withWitness = (phone: AttemptEvent['data'], lock: AttemptEvent['data']): Partial<AttemptEvent['data']> => ({
  reason: lock.reason,
  provenance: [...phone.provenance, ...lock.provenance],
  ...(lock.occurredLocal !== undefined && { occurredLocal: lock.occurredLocal }),
})

/** Says as which access event a record shows. */
const linked = (record: UnlockFact, partner: UnlockFact | undefined, cause: Envelope): readonly Envelope[] => {
  const { accessEventId } = (partner ?? record).attempt.data
  const { factId: recordId, lockId, tenantId } = record
  const about = (kind: string) => ({
    id: derivedId(kind, accessEventId, recordId, cause.id),
    tenantId,
    service: 'audit-trail',
    occurredAt: cause.recordedtime,
    recordedAt: cause.recordedtime,
    causationId: cause.id,
  })
  const link = eventOf(auditTrailFetchLinked, { lockId, recordId, accessEventId }, about('fetch-linked'))
  if (partner === undefined) return [link]
  const [provenance] = record.attempt.data.provenance
  const witness = { accessEventId, deviceId: lockId, provenance: provenance! }
  return [eventOf(accessProvenanceAdded, witness, about('provenance-added')), link]
}
