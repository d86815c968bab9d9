import { dedupeKeyOf } from './record-event.js'
import type { DeviceSync } from './device-sync.js'
import type { HandedIn } from './handed-in.js'
import { readBlock } from './read-block.js'
import { shortKey } from './recent-records.js'

/** What is remembered, and the records of an earlier block of the same device. */
export const withEarlierBlock = (sync: DeviceSync, body: Uint8Array, handedIn: HandedIn): DeviceSync => {
  const reading = readBlock(body)
  if (reading.kind !== 'block') return sync
  const keys = reading.entries.flatMap((entry) =>
    entry.kind === 'record' ? [shortKey(dedupeKeyOf(entry, handedIn))] : [],
  )
  return { ...sync, recentRecords: [...keys, ...sync.recentRecords] }
}
