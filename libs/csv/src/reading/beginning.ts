/** What is read of a file to find what separates its cells. */
export interface Beginning {
  /** of the text, without what merely names the delimiter; line breaks stay, so that lines are counted right */
  readonly text: string
  readonly delimiter: string
}

/** Spreadsheets write what separates lists where they were bought. */
const DELIMITERS = [',', ';', '\t'] as const
/** As Excel writes and reads it, before the header. */
const NAMED = /^"?sep=([^\r\n])"?(?=[\r\n])/i
const QUOTED = /"(?:[^"]|"")*"/g
const LINE_END = /[\r\n]/

/**
 * Reads so much of a file that its delimiter is known: until the end of its first line.
 * @param limit characters of a line at most
 */
export const readBeginning = async (text: AsyncIterator<string>, limit: number): Promise<Beginning> => {
  let begun = ''
  while (!LINE_END.test(begun) && begun.length <= limit) {
    const next = await text.next()
    if (next.done === true) break
    begun += next.value
  }
  const named = NAMED.exec(begun)
  if (named !== null) return { text: begun.slice(named[0].length), delimiter: named[1]! }
  return { text: begun, delimiter: mostIn(begun.split(LINE_END, 1)[0]!) }
}

const mostIn = (header: string): string => {
  const bare = header.replace(QUOTED, '')
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counts.toSorted((one, other) => other.count - one.count)[0]!.delimiter
}
