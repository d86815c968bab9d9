const FREE = -1
const LEFT = -2
const SMALLEST = 1_024

/** Where the keys of slots lie, all of one length. */
export interface Keys {
  /** may be replaced by a larger one as slots are added */
  readonly bytes: () => Uint8Array
  readonly strideBytes: number
  readonly offsetBytes: number
  readonly lengthBytes: number
}

/**
 * Finds slots by keys that lie in their bytes already, in a few bytes a slot: open addressing with linear probing. Keys
 * must be random at their end, as those of HMACs and of UUIDs are.
 */
export class SlotIndex {
  private places = new Int32Array(SMALLEST).fill(FREE)
  /** places that hold a slot, or held one */
  private used = 0

  constructor(private readonly keys: Keys) {}

  /** @returns the slot with this key; undefined when there is none */
  find(key: Uint8Array): number | undefined {
    const place = this.placeOf(key)
    return place === undefined ? undefined : this.places[place]
  }

  /** Puts a slot in under the key that lies in its bytes; in place of another one with that key. */
  put(key: Uint8Array, slot: number): void {
    const known = this.placeOf(key)
    if (known !== undefined) {
      this.places[known] = slot
      return
    }
    if (this.used * 2 >= this.places.length) this.grow(0)
    this.places[this.freePlace(key)] = slot
    this.used += 1
  }

  /** While the key still lies in the bytes of its slot. */
  remove(key: Uint8Array): boolean {
    const place = this.placeOf(key)
    if (place === undefined) return false
    this.places[place] = LEFT
    return true
  }

  private placeOf(key: Uint8Array): number | undefined {
    const mask = this.places.length - 1
    for (let place = hashOf(key) & mask; ; place = (place + 1) & mask) {
      const slot = this.places[place]!
      if (slot === FREE) return undefined
      if (slot !== LEFT && this.isKeyOf(slot, key)) return place
    }
  }

  private freePlace(key: Uint8Array): number {
    const mask = this.places.length - 1
    let place = hashOf(key) & mask
    while (this.places[place]! !== FREE) place = (place + 1) & mask
    return place
  }

  private isKeyOf(slot: number, key: Uint8Array): boolean {
    const { bytes, strideBytes, offsetBytes, lengthBytes } = this.keys
    const all = bytes()
    const from = slot * strideBytes + offsetBytes
    for (let n = lengthBytes - 1; n >= 0; n -= 1) if (all[from + n] !== key[n]) return false
    return true
  }

  /** Before so many slots are put in. */
  makeRoom(slots: number): void {
    if (slots * 2 >= this.places.length) this.grow(slots)
  }

  private grow(atLeast: number): void {
    const slots = this.places.filter((slot) => slot >= 0)
    let length = SMALLEST
    while (length < Math.max(slots.length * 4, atLeast * 2 + 1)) length *= 2
    this.places = new Int32Array(length).fill(FREE)
    this.used = slots.length
    const { bytes, strideBytes, offsetBytes, lengthBytes } = this.keys
    for (const slot of slots) {
      const from = slot * strideBytes + offsetBytes
      this.places[this.freePlace(bytes().subarray(from, from + lengthBytes))] = slot
    }
  }
}

/** Of the last four bytes. */
const hashOf = (key: Uint8Array): number => {
  const { length } = key
  return ((key[length - 4]! << 24) | (key[length - 3]! << 16) | (key[length - 2]! << 8) | key[length - 1]!) >>> 0
}
