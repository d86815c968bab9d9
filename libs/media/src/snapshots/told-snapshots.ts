import {
  type AccessSnapshotLinked,
  accessSnapshotLinked,
  type AccessSnapshotRefused,
  accessSnapshotRefused,
  eventOf,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { attemptData, type PicturedAttempt, type Teller } from './pictured-attempt.js'

/** Tells of a picture that stays where it is. Told again it is the same event. */
export const snapshotLinked = (
  attempt: PicturedAttempt,
  { url, takenAt, mime, expiresAt }: SentAddress,
  { service, actor, now }: Teller,
): AccessSnapshotLinked => {
  const { tenantId, accessEventId } = attempt
  const snapshot = {
    url,
    takenAt,
    ...(mime !== undefined && { mime }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
  const id = derivedId('snapshot link', tenantId, accessEventId, url)
  const about = { id, tenantId, service, occurredAt: takenAt, recordedAt: now.toISOString(), actor }
  return eventOf(accessSnapshotLinked, { ...attemptData(attempt), snapshot }, about)
}

/** A picture behind an address, as it was sent. */
export interface SentAddress {
  readonly url: string
  readonly takenAt: string
  readonly mime?: string | undefined
  readonly expiresAt?: string | undefined
}

/** Tells of a picture that came with an attempt and was not taken. The attempt stands all the same. */
export const snapshotRefused = (
  attempt: PicturedAttempt,
  fault: string,
  { service, actor, now }: Teller,
): AccessSnapshotRefused => {
  const { tenantId, accessEventId, occurredAt } = attempt
  const id = derivedId('snapshot refused', tenantId, accessEventId, fault)
  const about = { id, tenantId, service, occurredAt, recordedAt: now.toISOString(), actor }
  return eventOf(accessSnapshotRefused, { ...attemptData(attempt), fault }, about)
}
