import { DomainError } from '@doorledger/kernel'
import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/** What a spreadsheet may write: UTF-8, what it calls Unicode, or in Western Europe and America a page of its own. */
type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

const UTF_8_MARK = Buffer.from([0xef, 0xbb, 0xbf])
const UTF_16_MARK = Buffer.from([0xff, 0xfe])
const NOTHING = Buffer.alloc(0)
/** Windows-1252 has no such characters, and no text has NUL: a file with them is in another encoding. */
const NO_TEXT = /[\0\u0081\u008d\u008f\u0090\u009d]/

/**
 * The text of a file while it comes. Its encoding is found by its byte order mark, or else by the first character that
 * is not ASCII: what is not UTF-8 there is Windows-1252, as Excel saves files.
 * @throws {DomainError} `not_utf8`, naming the encoding it was taken for
 */
export const textOf = async function* (body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const detection = new Detection()
  for await (const piece of body) {
    const text = detection.take(piece)
    if (text !== '') yield text
  }
  const rest = detection.end()
  if (rest !== '') yield rest
}

class Detection {
  private decoder: { readonly encoding: Encoding; readonly text: TextDecoder } | undefined
  private waiting: Buffer = NOTHING
  private isAtStart = true

  take(piece: Buffer): string {
    if (this.decoder !== undefined) return this.decode(piece)
    this.waiting = Buffer.concat([this.waiting, piece])
    const encoding = this.isAtStart ? this.marked() : undefined
    if (encoding !== undefined) return this.decodeAs(encoding)
    return this.isAtStart ? '' : this.untilFound()
  }

  end(): string {
    if (this.decoder === undefined)
      return this.decodeAs(isAscii(this.waiting) ? 'utf-8' : 'windows-1252') + this.decode()
    return this.decode()
  }

  /** The encoding a byte order mark tells of; the start is over when it cannot be one any more. */
  private marked(): Encoding | undefined {
    const { waiting } = this
    if (begins(waiting, UTF_16_MARK)) return 'utf-16le'
    if (begins(waiting, UTF_8_MARK)) return 'utf-8'
    this.isAtStart = begins(UTF_8_MARK, waiting) || begins(UTF_16_MARK, waiting)
    return undefined
  }

  /** ASCII is the same in all, and goes on at once; of what follows at most three bytes wait. */
  private untilFound(): string {
    const { waiting } = this
    const at = waiting.findIndex((byte) => byte >= 0x80)
    const ascii = waiting.subarray(0, at === -1 ? waiting.length : at).toString('latin1')
    this.waiting = at === -1 ? NOTHING : waiting.subarray(at)
    if (ascii.includes('\0')) throw neither()
    const encoding = at === -1 ? undefined : encodingOf(this.waiting)
    return encoding === undefined ? ascii : ascii + this.decodeAs(encoding)
  }

  private decodeAs(encoding: Encoding): string {
    this.decoder = { encoding, text: new TextDecoder(encoding, { fatal: true }) }
    return this.decode(this.waiting)
  }

  private decode(piece?: Buffer): string {
    const { encoding, text: decoder } = this.decoder!
    const text = decoded(encoding, () =>
      piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true }),
    )
    if (NO_TEXT.test(text)) throw encoding === 'windows-1252' ? neither() : endsBeing(encoding)
    return text
  }
}

const begins = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark)

const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80)

/** By its first character, which is not ASCII; undefined while that is not complete. */
const encodingOf = (bytes: Buffer): Encoding | undefined => {
  const length = utf8Length(bytes[0]!)
  if (bytes.length < length) return undefined
  return length > 0 && isUtf8(bytes.subarray(0, length)) ? 'utf-8' : 'windows-1252'
}

const utf8Length = (lead: number): number => {
  if (lead >= 0xf0) return 4
  if (lead >= 0xe0) return 3
  return lead >= 0xc2 ? 2 : 0
}

const decoded = (encoding: Encoding, decode: () => string): string => {
  try {
    return decode()
  } catch {
    throw endsBeing(encoding)
  }
}

const endsBeing = (encoding: Encoding): DomainError => {
  const name = encoding.toUpperCase()
  return refused(`The file begins as ${name} and goes on as something else`, { encoding: name })
}

const neither = (): DomainError => refused('The file is neither UTF-8 nor Windows-1252', { encoding: null })

const refused = (what: string, details: Readonly<Record<string, unknown>>): DomainError =>
  new DomainError('not_utf8', 'invalid', `${what}; save it as “CSV UTF-8”`, { field: 'body', ...details })
