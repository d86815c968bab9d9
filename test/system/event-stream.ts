interface StreamedRow {
  readonly id: string
  readonly seq: number
}

/** A stream of server-sent events that is being read, as a browser would. */
export class EventStream {
  private readonly rows: StreamedRow[] = []
  private readonly closing = new AbortController()

  private constructor(private position = '') {}

  /** @param lastEventId goes on where that left off; without it from now */
  static async open(url: string, token: string, lastEventId?: string): Promise<EventStream> {
    const stream = new EventStream(lastEventId)
    const headers = { authorization: `Bearer ${token}`, ...(lastEventId && { 'last-event-id': lastEventId }) }
    const response = await fetch(url, { headers, signal: stream.closing.signal })
    if (response.status !== 200) throw new Error(`${url}: ${response.status} ${await response.text()}`)
    stream.ended = stream.read(response).catch(() => undefined)
    return stream
  }

  /** resolves when the server has ended it, or we have */
  ended: Promise<void> = Promise.resolve()

  /** so far */
  get seen(): readonly StreamedRow[] {
    return this.rows
  }

  /** the last `id`, of a row or on its own, or that which it was opened with; empty before the first */
  get lastEventId(): string {
    return this.position
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.ended
  }

  private async read(response: Response): Promise<void> {
    let rest = ''
    for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) this.take(block)
    }
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]))
    this.position = fields.get('id') ?? this.position
    const data = fields.get('data')
    if (data !== undefined) this.rows.push(JSON.parse(data) as StreamedRow)
  }
}
