export interface ServerSentEvent {
  readonly id: string
  readonly event: string
  readonly data: { readonly id: string; readonly seq: number; readonly [field: string]: unknown }
}

/** A stream that is being read, as a browser's `EventSource` would. */
export interface OpenStream {
  readonly response: Response
  /** events so far */
  readonly events: readonly ServerSentEvent[]
  /** the last `id`, of an event or on its own */
  lastId(): string
  /** resolves when the server ended it, or the reader did */
  readonly ended: Promise<void>
  close(): void
}

export const openStream = async (
  url: string,
  { token, lastEventId }: { token: string; lastEventId?: string },
): Promise<OpenStream> => {
  const closing = new AbortController()
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  }
  const response = await fetch(url, { headers, signal: closing.signal })
  const events: ServerSentEvent[] = []
  let lastId = ''
  const read = async () => {
    let rest = ''
    for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]))
        lastId = fields.get('id') ?? lastId
        const data = fields.get('data')
        if (data === undefined) continue
        events.push({ id: lastId, event: fields.get('event') ?? 'message', data: JSON.parse(data) as never })
      }
    }
  }
  const ended = response.ok ? read().catch(() => undefined) : Promise.resolve()
  return { response, events, lastId: () => lastId, ended, close: () => closing.abort() }
}
