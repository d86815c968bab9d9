import { type AccessSnapshotStored, accessSnapshotStored, eventOf } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { MediaVault } from '../media-vault.js'
import { checkedPicture, type Picture } from '../picture.js'
import { attemptData, type PicturedAttempt, type Teller } from './pictured-attempt.js'

/** A picture as it was sent. */
export interface SentPicture {
  readonly bytes: Uint8Array
  /** as the sender calls it */
  readonly mime: string | undefined
  /** RFC 3339, UTC */
  readonly takenAt: string
  readonly source: AccessSnapshotStored['data']['snapshot']['source']
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Looks at a picture and puts it into the vault. Sent again it is the same picture and the same event.
 * @returns what is to be told
 * @throws {PictureRefused}
 * @throws {HolderErased}
 * @throws {ObjectStoreUnavailable}
 */
export const snapshotKept = async (
  vault: MediaVault,
  attempt: PicturedAttempt,
  sent: SentPicture,
  { service, actor, now }: Teller,
): Promise<AccessSnapshotStored> => {
  const picture = await checkedPicture(sent.bytes, sent.mime)
  const { tenantId, userId } = attempt
  const personId = userId !== undefined && uuid.test(userId) ? userId : undefined
  const mediaRef = await vault.put({ tenantId, personId }, picture.bytes)
  const snapshot = {
    ...describedPicture(picture),
    mediaRef,
    takenAt: sent.takenAt,
    source: sent.source,
    ...(personId !== undefined && { sealedFor: personId }),
  }
  const id = derivedId('snapshot', tenantId, attempt.accessEventId, mediaRef)
  const about = { id, tenantId, service, occurredAt: sent.takenAt, recordedAt: now.toISOString(), actor }
  return eventOf(accessSnapshotStored, { ...attemptData(attempt), snapshot }, about)
}

const describedPicture = ({ bytes, widthPx, heightPx }: Picture) => ({
  mime: 'image/jpeg' as const,
  sizeBytes: bytes.length,
  widthPx,
  heightPx,
})
