import { randomInt } from 'node:crypto'

/** Numbers that look random and are the same again for the same seed. */
export interface Random {
  /** a whole number, both ends included */
  between(least: number, most: number): number
  /** true in `share` of all cases */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** a source of its own, which others do not disturb */
  branch(): Random
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to vary tests. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    chance: (share) => next() < share,
    pick: (items) => items[between(0, items.length - 1)]!,
    branch: () => randomFrom(between(0, 2 ** 32 - 1)),
  }
}

/** `FAULT_SEED` plays the faults of an earlier run again: the same traffic, struck at the same moments. */
export const faultSeed = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31))
