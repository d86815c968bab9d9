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
  type PicturedAttempt,
  PictureRefused,
  SNAPSHOT_LIMIT_BYTES,
  snapshotKept,
  snapshotRefused,
} from '@doorledger/media'
import { fetchOutside, FetchRefused } from '@doorledger/outbound'
import type { EventProcessor } from '@doorledger/projections'
import type { ServicePlatform } from '@doorledger/service'
import { FETCH_MS, type SnapshotSettings } from '../../snapshots/snapshot-settings.js'

type Platform = Pick<ServicePlatform, 'logger'>

/**
 * Copies pictures behind addresses, where the installation wants that. What cannot be fetched stays a link, and the
 * record says why there is no copy.
 */
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
      const told = await copyOf(event, settings, vault).catch((err: unknown) => {
        const fault = finalFault(err)
        if (fault === undefined) throw err
        logger.warn({ err, accessEventId: event.data.accessEventId }, 'A linked picture was not copied')
        return snapshotRefused(attemptOf(event), fault, tellerOf(event))
      })
      publish.push(told)
    }
    return { publish }
  },
})

const copyOf = async (event: AccessSnapshotLinked, { allowed }: SnapshotSettings, vault: MediaVault) => {
  const { snapshot } = event.data
  const bounds = { allowed, mostBytes: SNAPSHOT_LIMIT_BYTES, timeoutMs: FETCH_MS }
  const { bytes } = await fetchOutside(snapshot.url, bounds)
  const takenAt = snapshot.takenAt ?? event.time
  const sent = { bytes, mime: undefined, takenAt, source: 'url' as const }
  return snapshotKept(vault, attemptOf(event), sent, tellerOf(event))
}

const attemptOf = ({ tenantid: tenantId, data }: AccessSnapshotLinked): PicturedAttempt => {
  const { snapshot: _, ...attempt } = data
  return { doorId: undefined, facilityPath: undefined, userId: undefined, ...attempt, tenantId }
}

const tellerOf = ({ recordedtime }: AccessSnapshotLinked) => ({
  service: 'audit-trail',
  actor: 'system',
  now: new Date(recordedtime),
})

/** Why it will never be copied; undefined when it may work later. */
const finalFault = (error: unknown): string | undefined => {
  if (error instanceof FetchRefused || error instanceof PictureRefused) return error.fault
  return error instanceof HolderErased ? 'person_erased' : undefined
}

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
