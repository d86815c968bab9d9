/** The lines of an answer of `application/x-ndjson`, all that came with each chunk at once. */
export async function* jsonLines<Line>(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    // What comes after the last end of a line is the beginning of the next, or all that there was.
    rest = done ? '' : (lines.pop() ?? '')
    const parsed = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line)
    if (parsed.length > 0) yield parsed
    if (done) return
  }
}
