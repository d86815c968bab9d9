import {
  auditOverflowDetected,
  databaseVersionMismatchDetected,
  databaseVersionReported,
  type Envelope,
  lockIdChanged,
} from '@doorledger/contracts'
import type { AuditBlock } from './audit-block.js'
import { databaseSync, isSameVersion } from './block-answer.js'
import type { DeviceSync } from './device-sync.js'
import { finding } from './finding.js'
import type { HandedIn, InterpretationContext } from './handed-in.js'

/** Not a door: a lock with this id has no-tour switched off (R2.21). */
const NO_TOUR_OFF = 65_535

/** What a device appended to its records, and how it stands after that. */
export interface TagsInterpreted {
  readonly state: DeviceSync
  readonly events: readonly Envelope[]
}

export const interpretTags = (
  sync: DeviceSync,
  block: AuditBlock,
  handedIn: HandedIn,
  { device }: InterpretationContext,
): TagsInterpreted => {
  const { expectedDbVersion } = device.attributes
  const version = databaseVersion(sync, block.nxtDbVerTS, expectedDbVersion, handedIn)
  const door = lockId(version.state, block.lockId, handedIn)
  return { state: door.state, events: [...version.events, ...door.events, ...overflow(block, handedIn)] }
}

/** Tells of a version when it, or the one expected, is another than last time: a device repeats it in every block. */
const databaseVersion = (
  sync: DeviceSync,
  reported: string | undefined,
  expected: string | undefined,
  handedIn: HandedIn,
): TagsInterpreted => {
  if (reported === undefined) return { state: sync, events: [] }
  const { inSync } = databaseSync(reported, expected)
  const { expectedDbVersion: before, ...rest } = sync
  const state = {
    ...rest,
    nxtDbVerTS: reported,
    ...(expected !== undefined && { expectedDbVersion: expected }),
    ...(inSync === true && { lastSyncedAt: handedIn.event.recordedtime }),
  }
  const isNews = !isSameVersion(sync.nxtDbVerTS, reported) || !isSameVersion(before, expected)
  return { state, events: isNews ? versionEvents(reported, expected, handedIn) : [] }
}

const versionEvents = (reported: string, expected: string | undefined, handedIn: HandedIn): readonly Envelope[] => {
  const { deviceId, blockId } = handedIn.event.data
  const { inSync } = databaseSync(reported, expected)
  const said = {
    deviceId,
    blockId,
    nxtDbVerTS: reported,
    ...(expected !== undefined && { expected }),
    ...(inSync !== null && { inSync }),
  }
  const told = finding(databaseVersionReported, said, handedIn, { from: [blockId] })
  if (expected === undefined || inSync !== false) return [told]
  const mismatch = { deviceId, blockId, reported, expected }
  return [told, finding(databaseVersionMismatchDetected, mismatch, handedIn, { from: [blockId] })]
}

const lockId = (sync: DeviceSync, reported: number | undefined, handedIn: HandedIn): TagsInterpreted => {
  if (reported === undefined || reported === sync.lockId) return { state: sync, events: [] }
  const { deviceId, blockId } = handedIn.event.data
  const data = {
    deviceId,
    blockId,
    ...(sync.lockId !== undefined && { old: sync.lockId }),
    new: reported,
    noTourEnabled: reported !== NO_TOUR_OFF,
  }
  const events = [finding(lockIdChanged, data, handedIn, { from: [blockId] })]
  return { state: { ...sync, lockId: reported }, events }
}

const overflow = ({ overwriteIndex }: AuditBlock, handedIn: HandedIn): readonly Envelope[] => {
  if (overwriteIndex === undefined) return []
  const { deviceId, blockId } = handedIn.event.data
  return [finding(auditOverflowDetected, { deviceId, blockId, overwriteIndex }, handedIn, { from: [blockId] })]
}
