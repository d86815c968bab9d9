import { Redis, type RedisOptions } from 'ioredis'
import { Listeners } from '../listeners.js'
import { type Lease, type SharedState, SharedStateUnavailable, type Unsubscribe } from '../shared-state.js'
import { HeardConnector } from './heard-connector.js'
import { ACQUIRE, DECREMENT, FIRST_OF, INCREMENT, RELEASE } from './scripts.js'

export interface RedisSharedStateOptions {
  /** `redis://` or `rediss://` address */
  readonly url: string
  /** PEM text of the authority of its certificate, for `rediss://`; those of Node when left out */
  readonly ca?: string
  /** begins every key and channel: deployments with different prefixes share a Redis without meeting */
  readonly prefix?: string
  /** how long a call may take, reconnecting included; 2,000 when left out */
  readonly timeoutMs?: number
}

/** Shared by all that use the same Redis and prefix. Connects by itself, again and again, and resubscribes. */
export const redisSharedState = (options: RedisSharedStateOptions): SharedState => new RedisSharedState(options)

class RedisSharedState implements SharedState {
  private readonly commands: Redis
  private readonly signals: Redis
  private readonly listeners = new Listeners()
  private readonly prefix: string

  constructor({ url, ca, prefix = 'doorledger:', timeoutMs = 2_000 }: RedisSharedStateOptions) {
    const options: RedisOptions = {
      ...(ca !== undefined && { tls: { ca } }),
      Connector: HeardConnector,
      commandTimeout: timeoutMs,
      connectTimeout: timeoutMs,
      // Calls made during an outage fail after the next attempt to connect instead of piling up in memory.
      maxRetriesPerRequest: 1,
      retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
    }
    this.prefix = prefix
    // What is asked in one turn, such as by all requests that came together, goes over the network at once.
    this.commands = new Redis(url, { ...options, enableAutoPipelining: true })
    this.signals = new Redis(url, options)
    // A broken connection shows in the calls that need it; ioredis would print each attempt to mend it.
    this.commands.on('error', () => undefined)
    this.signals.on('error', () => undefined)
    this.signals.on('message', (channel: string, message: string) => this.listeners.tell(channel, message))
  }

  async increment(key: string, windowSec: number): Promise<number> {
    return Number(await asking(this.commands.eval(INCREMENT, 1, this.named('count', key), milliseconds(windowSec))))
  }

  async decrement(key: string): Promise<void> {
    await asking(this.commands.eval(DECREMENT, 1, this.named('count', key)))
  }

  async publish(channel: string, message: string): Promise<void> {
    await asking(this.commands.publish(this.named('signal', channel), message))
  }

  async subscribe(channel: string, listener: (message: string) => void): Promise<Unsubscribe> {
    const name = this.named('signal', channel)
    const remove = this.listeners.add(name, listener)
    const unsubscribe = async () => {
      // When Redis is away it will go on sending this channel's signals: nobody here hears them.
      if (remove()) await this.signals.unsubscribe(name).catch(() => undefined)
    }
    try {
      await asking(this.signals.subscribe(name))
      return unsubscribe
    } catch (error) {
      remove()
      throw error
    }
  }

  async firstOf(key: string, value: string, ttlSec: number): Promise<string> {
    const ttlMs = milliseconds(ttlSec)
    return String(await asking(this.commands.eval(FIRST_OF, 1, this.named('first', key), value, ttlMs)))
  }

  async acquire(key: string, ttlSec: number): Promise<Lease | undefined> {
    const lease = this.named('lease', key)
    const answer = await asking(this.commands.eval(ACQUIRE, 2, lease, this.named('fencing', key), milliseconds(ttlSec)))
    if (typeof answer !== 'string') return undefined
    const release = async () => void (await asking(this.commands.eval(RELEASE, 1, lease, answer)))
    return { fencingNumber: Number(answer), release }
  }

  async check(): Promise<void> {
    await asking(Promise.all([this.commands.ping(), this.signals.ping()]))
  }

  async close(): Promise<void> {
    this.listeners.clear()
    this.commands.disconnect()
    this.signals.disconnect()
  }

  /** Braces keep the keys of one lease on one node of a Redis cluster. */
  private named(kind: string, key: string): string {
    return `${this.prefix}${kind}:{${key}}`
  }
}

const milliseconds = (seconds: number): number => Math.max(1, Math.ceil(seconds * 1000))

const asking = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer
  } catch (cause) {
    throw new SharedStateUnavailable(`Redis does not answer: ${String(cause)}`, { cause })
  }
}
