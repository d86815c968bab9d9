import type { RejectedTag } from './audit-block.js'

export interface TagReading {
  readonly nxtDbVerTS?: string
  readonly lockId?: number
  readonly overwriteIndex?: number
  readonly rejectedTags: readonly RejectedTag[]
}

/** 65535 is no door: it switches no-tour off (R2.21). */
const MAX_LOCK_ID = 65_535
const DATABASE_VERSION = /^0[xX][0-9a-fA-F]{16}$/

/** Reads what a device appends to its records. A tag that cannot be read does not keep the records out. */
export const readTags = ({ nxtDbVerTS, lockId, overwriteIndex }: Readonly<Record<string, unknown>>): TagReading => {
  const version = readDatabaseVersion(nxtDbVerTS)
  const door = readLockId(lockId)
  const rejectedTags = [version, door].filter((reading): reading is RejectedTag => typeof reading === 'object')
  return {
    ...(typeof version === 'string' && { nxtDbVerTS: version }),
    ...(typeof door === 'number' && { lockId: door }),
    ...(Number.isSafeInteger(overwriteIndex) && { overwriteIndex: overwriteIndex as number }),
    rejectedTags,
  }
}

const readDatabaseVersion = (value: unknown): string | RejectedTag | undefined => {
  if (value === undefined) return undefined
  if (typeof value === 'string' && DATABASE_VERSION.test(value)) return value
  const detail = 'nxtDbVerTS: must be text, 0x and 16 hexadecimal digits'
  return { tag: 'nxtDbVerTS', reason: 'db_version_invalid', detail }
}

const readLockId = (value: unknown): number | RejectedTag | undefined => {
  if (value === undefined) return undefined
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= MAX_LOCK_ID) return number
  return { tag: 'lockId', reason: 'lock_id_invalid', detail: `lockId: must be a whole number from 0 to ${MAX_LOCK_ID}` }
}
