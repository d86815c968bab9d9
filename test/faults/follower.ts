import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from './random.js'

/** Longer than the 15 s between heartbeats: who is silent for so long is frozen or gone. */
const SILENCE_MS = 20_000

/** Follows the access log as a browser would: comes back with the last id, to whichever instance answers. */
export class Follower {
  /** ids of rows in the order they came, again when they came again */
  readonly seen: string[] = []
  /** `id@seq` of rows that came twice */
  readonly repeated: string[] = []
  private readonly places = new Set<string>()
  private readonly closing = new AbortController()
  private readonly connected = Promise.withResolvers<void>()
  private lastId: string | undefined
  private following: Promise<void> | undefined

  constructor(
    private readonly addresses: readonly string[],
    private readonly token: string,
    private readonly query: string,
    private readonly random: Random,
  ) {}

  /** Resolves when it would notice a new row. */
  async start(): Promise<void> {
    this.following = this.follow()
    await this.connected.promise
  }

  async stop(): Promise<void> {
    this.closing.abort()
    await this.following
  }

  private async follow(): Promise<void> {
    while (!this.closing.signal.aborted) {
      await this.readOnce(this.random.pick(this.addresses)).catch(() => undefined)
      await pause(200)
    }
  }

  private async readOnce(address: string): Promise<void> {
    const silence = new AbortController()
    const timer = setTimeout(() => silence.abort(), SILENCE_MS)
    try {
      const response = await fetch(`${address}/v1/access-events/stream?${this.query}`, {
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(this.lastId !== undefined && { 'last-event-id': this.lastId }),
        },
        signal: AbortSignal.any([this.closing.signal, silence.signal]),
      })
      if (!response.ok) return
      let rest = ''
      for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
        timer.refresh()
        const messages = (rest + text).split('\n\n')
        rest = messages.pop()!
        for (const message of messages) this.take(message)
      }
    } finally {
      clearTimeout(timer)
    }
  }

  private take(message: string): void {
    const fields = new Map(message.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]))
    this.lastId = fields.get('id') ?? this.lastId
    if (this.lastId !== undefined) this.connected.resolve()
    const data = fields.get('data')
    if (data === undefined) return
    const { id, seq } = JSON.parse(data) as { id: string; seq: number }
    const place = `${id}@${seq}`
    if (this.places.has(place)) this.repeated.push(place)
    this.places.add(place)
    this.seen.push(id)
  }
}
