/**
 * Short keys of the records a device sent last, oldest first. A device that never got our answer sends them again, with
 * newer ones behind them; without this memory their audit ids would look like a gap.
 */
export type RecentRecords = readonly number[]

/**
 * One less than there are audit ids, so that a record like one of these with the same id is that one; but never less
 * than the last block, since that is what is sent again.
 */
const REMEMBERED = 255
/** 52 bits: one chance in 10^13 that a new record is taken for one of these. Numbers are found quicker than text. */
const KEY_DIGITS = 13
/** From here on a set is quicker than looking through the list. */
const MANY = 8

/** @param dedupeKey 64 hexadecimal digits */
export const shortKey = (dedupeKey: string): number => Number.parseInt(dedupeKey.slice(0, KEY_DIGITS), 16)

/** @param lookups how many records will be looked up */
export const recognise = (recent: RecentRecords, lookups: number): ((key: number) => boolean) => {
  if (lookups < MANY) return (key) => recent.includes(key)
  const known = new Set(recent)
  return (key) => known.has(key)
}

/** @param block keys of all records of the latest block, known and new */
export const remember = (recent: RecentRecords, block: readonly number[]): RecentRecords => {
  if (block.length === 0) return recent
  const others = block.some(recognise(recent, block.length)) ? without(recent, block) : recent
  const room = Math.max(REMEMBERED - block.length, 0)
  return others.slice(Math.max(others.length - room, 0)).concat(block)
}

const without = (recent: RecentRecords, block: readonly number[]): RecentRecords => {
  const inBlock = recognise(block, recent.length)
  return recent.filter((key) => !inBlock(key))
}
