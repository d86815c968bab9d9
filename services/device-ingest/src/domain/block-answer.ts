import type { Reading } from './audit-block.js'

/** What a device is told once its block is durable (D-15). It may ignore it. */
export interface BlockAnswer {
  readonly blockId: string
  /** records kept, doubtful ones included */
  readonly accepted: number
  /** of these, records equal to an earlier one of the same block; kept, and flagged */
  readonly duplicates: number
  /** records and tags that could not be read and wait in quarantine, or 1 for a whole body */
  readonly quarantined: number
  readonly dbVersion: DatabaseSync
}

export interface DatabaseSync {
  readonly reported: string | null
  readonly expected: string | null
  /** null when the device reported no version or the host has assigned none */
  readonly inSync: boolean | null
}

/**
 * Follows from the block and the device's registration alone, so that the same block gets the same answer whoever
 * takes it in, however often.
 */
export const answerTo = (blockId: string, reading: Reading, expectedDbVersion?: string): BlockAnswer => {
  if (reading.kind !== 'block') {
    return {
      blockId,
      accepted: 0,
      duplicates: 0,
      quarantined: 1,
      dbVersion: databaseSync(undefined, expectedDbVersion),
    }
  }
  let accepted = 0
  let duplicates = 0
  for (const entry of reading.entries) {
    if (entry.kind === 'rejected') continue
    accepted += 1
    if (entry.occurrence > 1) duplicates += 1
  }
  const quarantined = reading.entries.length - accepted + reading.rejectedTags.length
  return { blockId, accepted, duplicates, quarantined, dbVersion: databaseSync(reading.nxtDbVerTS, expectedDbVersion) }
}

/** Versions are opaque: only equality means anything, and the case of the digits does not (R2.19, R2.20). */
export const databaseSync = (reported: string | undefined, expected: string | undefined): DatabaseSync => ({
  reported: reported ?? null,
  expected: expected ?? null,
  inSync: reported === undefined || expected === undefined ? null : isSameVersion(reported, expected),
})

export const isSameVersion = (one: string | undefined, other: string | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase()
