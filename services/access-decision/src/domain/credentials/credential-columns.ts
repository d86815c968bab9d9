export const ID_BYTES = 16
export const HMAC_BYTES = 32
/** Of the keys of a slot: its id, then its hash. */
export const STRIDE = ID_BYTES + HMAC_BYTES
const GROWTH = 1.5

/** What every slot has besides what is kept otherwise, a column each. */
export const columnsFor = (slots: number) => ({
  bytes: new Uint8Array(slots * STRIDE),
  fromMs: new Float64Array(slots),
  untilMs: new Float64Array(slots),
  versions: new Uint32Array(slots),
  holders: new Int32Array(slots),
  kinds: new Uint8Array(slots),
  states: new Uint8Array(slots),
  duress: new Uint8Array(slots),
  last4: new Int32Array(slots),
})
export type Columns = ReturnType<typeof columnsFor>

/** Columns with room for so many slots at least. */
export const grown = (before: Columns, slots: number): Columns => {
  const after = columnsFor(Math.max(slots, Math.ceil(before.versions.length * GROWTH)))
  put(after, before, 0)
  return after
}

/** Writes slots over those that begin at a place. */
export const put = (into: Columns, slots: Columns, at: number): void => {
  for (const name of Object.keys(slots) as (keyof Columns)[]) {
    into[name].set(slots[name], name === 'bytes' ? at * STRIDE : at)
  }
}

/** Some slots of columns, copied. */
export const slotsOf = (columns: Columns, from: number, to: number): Columns => ({
  bytes: columns.bytes.slice(from * STRIDE, to * STRIDE),
  fromMs: columns.fromMs.slice(from, to),
  untilMs: columns.untilMs.slice(from, to),
  versions: columns.versions.slice(from, to),
  holders: columns.holders.slice(from, to),
  kinds: columns.kinds.slice(from, to),
  states: columns.states.slice(from, to),
  duress: columns.duress.slice(from, to),
  last4: columns.last4.slice(from, to),
})

/** Texts that many slots share, by number. */
export class Texts {
  private readonly numbers = new Map<string, number>()
  private readonly texts: string[] = []

  /** @returns -1 for none */
  numberOf(text: string | undefined): number {
    if (text === undefined) return -1
    let number = this.numbers.get(text)
    if (number === undefined) {
      number = this.texts.push(text) - 1
      this.numbers.set(text, number)
    }
    return number
  }

  /** Undefined when no slot has it. */
  known(text: string): number | undefined {
    return this.numbers.get(text)
  }

  at(number: number): string | undefined {
    return number < 0 ? undefined : this.texts[number]
  }

  /** In the order of their numbers. */
  all(): readonly string[] {
    return this.texts
  }
}
