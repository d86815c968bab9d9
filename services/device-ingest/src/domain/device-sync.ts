import type { DeviceAttributes, DeviceKind } from '@doorledger/contracts'
import { type AuditIds, noAuditIds } from './audit-ids.js'
import type { RecentRecords } from './recent-records.js'

/** A device as it is registered. */
export interface RegisteredDevice {
  readonly tenantId: string
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly attributes: DeviceAttributes
}

/** What is remembered of a device from one block to the next. */
export interface DeviceSync {
  /** counts its different blocks */
  readonly blockSeq: number
  readonly lastContactAt?: string
  readonly auditIds: AuditIds
  /** as last reported, and what the host expected then */
  readonly nxtDbVerTS?: string
  readonly expectedDbVersion?: string
  /** when the device last reported the version the host expected */
  readonly lastSyncedAt?: string
  readonly lockId?: number
  /** ids of its last blocks, oldest first */
  readonly recentBlocks: readonly string[]
  readonly recentRecords: RecentRecords
}

export const newDeviceSync: DeviceSync = { blockSeq: 0, auditIds: noAuditIds, recentBlocks: [], recentRecords: [] }

const REMEMBERED_BLOCKS = 16

/** The device called in with this block; what it brought is for others to add. */
export const withContact = (sync: DeviceSync, receivedAt: string): DeviceSync =>
  sync.lastContactAt !== undefined && sync.lastContactAt >= receivedAt ? sync : { ...sync, lastContactAt: receivedAt }

export const withBlock = (sync: DeviceSync, blockId: string): DeviceSync => ({
  ...sync,
  recentBlocks: [...sync.recentBlocks, blockId].slice(-REMEMBERED_BLOCKS),
})
