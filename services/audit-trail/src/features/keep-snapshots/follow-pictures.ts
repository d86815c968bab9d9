import {
  accessEvents,
  type AccessSnapshotLinked,
  accessSnapshotLinked,
  directoryEvents,
  type Envelope,
  eventReader,
  type UserErased,
  userErased,
} from '@doorledger/contracts'
import {
  HolderErased,
  isClip,
  type MediaVault,
  PictureRefused,
  SNAPSHOT_LIMIT_BYTES,
  snapshotKept,
} from '@doorledger/media'
import { fetchOutside, FetchRefused } from '@doorledger/outbound'
import type { EventProcessor } from '@doorledger/projections'
import type { ServicePlatform } from '@doorledger/service'
import { FETCH_MS, type SnapshotSettings } from '../../snapshots/snapshot-settings.js'

type Platform = Pick<ServicePlatform, 'logger'>

/** Copies pictures behind addresses, where the installation wants that. What cannot be fetched stays a link. */
export const copyLinks = (
  { logger }: Platform,
  settings: SnapshotSettings,
  vault: MediaVault,
): EventProcessor<AccessSnapshotLinked> => ({
  kind: 'reactor',
  name: 'copy-links',
  version: 1,
  topic: accessEvents.name,
  reader: eventReader<AccessSnapshotLinked>([accessSnapshotLinked]),
  react: async (_, events) => {
    const publish: Envelope[] = []
    for (const { event } of events) {
      const { url, mime } = event.data.snapshot
      if (!settings.copiesLinks || isClip(url, mime)) continue
      const copied = await copyOf(event, settings, vault).catch((err: unknown) => {
        if (!isFinal(err)) throw err
        logger.warn({ err, accessEventId: event.data.accessEventId }, 'A linked picture was not copied')
        return undefined
      })
      if (copied !== undefined) publish.push(copied)
    }
    return { publish }
  },
})

const copyOf = async (event: AccessSnapshotLinked, { allowed }: SnapshotSettings, vault: MediaVault) => {
  const { snapshot, ...attempt } = event.data
  const bounds = { allowed, mostBytes: SNAPSHOT_LIMIT_BYTES, timeoutMs: FETCH_MS }
  const { bytes } = await fetchOutside(snapshot.url, bounds)
  const unknown = { doorId: undefined, facilityPath: undefined, userId: undefined }
  const about = { ...unknown, ...attempt, tenantId: event.tenantid }
  const takenAt = snapshot.takenAt ?? event.time
  const sent = { bytes, mime: undefined, takenAt, source: 'url' as const }
  const now = new Date(event.recordedtime)
  return snapshotKept(vault, about, sent, { service: 'audit-trail', actor: 'system', now })
}

const isFinal = (error: unknown): boolean =>
  error instanceof FetchRefused || error instanceof PictureRefused || error instanceof HolderErased

/** Deletes the pictures of whoever was erased; without the key they are unreadable already. */
export const deletePictures = (vault: MediaVault): EventProcessor<UserErased> => ({
  kind: 'reactor',
  name: 'delete-pictures',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<UserErased>([userErased]),
  react: async (_, events) => {
    for (const { event } of events) await vault.deleteAll({ tenantId: event.tenantid, personId: event.data.userId })
    return { publish: [] }
  },
})
