import { type AccessSnapshotStored, accessSnapshotStored, eventOf } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { checkedPicture, type MediaVault, type Picture } from '@doorledger/media'

/** The attempt that a picture belongs to. */
export interface PicturedAttempt {
  readonly tenantId: string
  readonly accessEventId: string
  readonly deviceId: string
  readonly doorId: string | undefined
  readonly userId: string | undefined
  readonly occurredAt: string
}

/** What was sent. */
export interface SentPicture {
  readonly bytes: Uint8Array
  /** as the sender calls it */
  readonly mime: string | undefined
  readonly takenAt: string
  readonly source: AccessSnapshotStored['data']['snapshot']['source']
  readonly actor: string
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
  { vault, now }: { vault: MediaVault; now: Date },
  attempt: PicturedAttempt,
  sent: SentPicture,
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
  return eventOf(
    accessSnapshotStored,
    { ...attemptData(attempt), snapshot },
    {
      id: derivedId('snapshot', tenantId, attempt.accessEventId, mediaRef),
      tenantId,
      service: 'audit-trail',
      occurredAt: sent.takenAt,
      recordedAt: now.toISOString(),
      actor: sent.actor,
    },
  )
}

const describedPicture = ({ bytes, widthPx, heightPx }: Picture) => ({
  mime: 'image/jpeg' as const,
  sizeBytes: bytes.length,
  widthPx,
  heightPx,
})

/** What events say of the attempt. */
export const attemptData = ({ accessEventId, deviceId, doorId, userId, occurredAt }: PicturedAttempt) => ({
  accessEventId,
  deviceId,
  occurredAt,
  ...(doorId !== undefined && { doorId }),
  ...(userId !== undefined && { userId }),
})
