/** Where a JSON value stands in the bytes it came in: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where the parts of a block stand, so that what cannot be read can be kept byte for byte. */
export interface BlockSource {
  readonly records: readonly Span[]
  readonly tags: ReadonlyMap<string, Span>
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPENING = new Set([0x7b, 0x5b])
const CLOSING = new Set([0x7d, 0x5d])
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * Finds the records and tags of a body that has been read as an object.
 * @param isCurly whether curly quotes stand for straight ones in it
 */
export const sourceOf = (body: Uint8Array, isCurly: boolean): BlockSource => {
  const scan = new Scanner(body, isCurly)
  const tags = new Map<string, Span>()
  for (const { key, value } of scan.members(scan.afterSpace(lengthOfMark(body)))) tags.set(key, value)
  const audits = tags.get('audits')
  return { records: audits === undefined ? [] : scan.elements(audits.start), tags }
}

/** Of a byte order mark, which stands before some texts. */
const lengthOfMark = ([first, second, third]: Uint8Array): number =>
  first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0

/** Walks over JSON that is known to be valid; without recursion, since a device decides how deep it is. */
class Scanner {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly curly: boolean,
  ) {}

  /** @param at the brace that opens the object */
  members(at: number): { key: string; value: Span }[] {
    const found: { key: string; value: Span }[] = []
    let next = this.afterSpace(at + 1)
    while (!CLOSING.has(this.bytes[next]!)) {
      const keyEnd = this.endOfText(next)
      const start = this.afterSpace(keyEnd, COLON)
      const end = this.endOfValue(start)
      found.push({ key: this.text(next, keyEnd), value: { start, end } })
      next = this.afterSpace(end, COMMA)
    }
    return found
  }

  /** @param at the bracket that opens the array */
  elements(at: number): Span[] {
    const found: Span[] = []
    let start = this.afterSpace(at + 1)
    while (!CLOSING.has(this.bytes[start]!)) {
      const end = this.endOfValue(start)
      found.push({ start, end })
      start = this.afterSpace(end, COMMA)
    }
    return found
  }

  /** The first byte from `at` on that is neither white space nor the separator. */
  afterSpace(at: number, separator?: number): number {
    let next = at
    while (SPACE.has(this.bytes[next]!) || (separator !== undefined && this.bytes[next] === separator)) next += 1
    return next
  }

  private endOfValue(start: number): number {
    if (this.quoteLength(start) > 0) return this.endOfText(start)
    if (OPENING.has(this.bytes[start]!)) return this.endOfNested(start)
    let end = start
    while (end < this.bytes.length && !this.endsScalar(this.bytes[end]!)) end += 1
    return end
  }

  private endsScalar(byte: number): boolean {
    return byte === COMMA || CLOSING.has(byte) || SPACE.has(byte)
  }

  private endOfNested(start: number): number {
    let depth = 0
    let at = start
    do {
      const byte = this.bytes[at]!
      if (OPENING.has(byte)) depth += 1
      if (CLOSING.has(byte)) depth -= 1
      at = this.quoteLength(at) > 0 ? this.endOfText(at) : at + 1
    } while (depth > 0)
    return at
  }

  private endOfText(start: number): number {
    let at = start + this.quoteLength(start)
    for (;;) {
      if (this.bytes[at] === BACKSLASH) at += 1 + Math.max(1, this.quoteLength(at + 1))
      else if (this.quoteLength(at) > 0) return at + this.quoteLength(at)
      else at += 1
    }
  }

  /** A straight quote is one byte; a curly one, U+201C to U+201F, is E2 80 9C to E2 80 9F in UTF-8. */
  private quoteLength(at: number): number {
    const { bytes } = this
    if (bytes[at] === QUOTE) return 1
    const curly = this.curly && bytes[at] === 0xe2 && bytes[at + 1] === 0x80
    return curly && bytes[at + 2]! >= 0x9c && bytes[at + 2]! <= 0x9f ? 3 : 0
  }

  private text(start: number, end: number): string {
    const quoted = Buffer.from(this.bytes.subarray(start, end)).toString('utf8')
    return JSON.parse(this.curly ? quoted.replace(/[\u201C-\u201F]/g, '"') : quoted) as string
  }
}
