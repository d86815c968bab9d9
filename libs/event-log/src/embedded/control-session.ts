import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { unavailable } from '../retry-until.js'
import type { LogSink } from '../log-sink.js'

/** Advisory locks of this class tell which sessions live: see `event_log.share`. */
const SESSION_LOCKS = 1701999460
const RECONNECT_PAUSE_MS = 200
const QUERY_TIMEOUT_MS = 5_000

const OPEN_SESSION = `
  select session, pg_advisory_lock(${SESSION_LOCKS}, session)
  from (select nextval('event_log.session_ids')::integer as session offset 0) as fresh`

interface Connection {
  readonly client: pg.Client
  readonly session: number
}

/**
 * The one connection by which a process is known to the groups. When it ends, however it ends, the others know at once
 * that its partitions are free. Opened again by itself, as a new session.
 */
export class ControlSession {
  private connection: Promise<Connection> | undefined
  private lastQuery: Promise<unknown> = Promise.resolve()
  private readonly closing = new AbortController()
  private wake: (() => void) | undefined
  private running: Promise<void> = Promise.resolve()

  constructor(
    private readonly url: string,
    private readonly logger: LogSink,
  ) {}

  /** Runs `turn` every so many milliseconds and whenever `hurry` is called, until closed. */
  start(intervalMs: number, turn: () => Promise<void>): void {
    this.running = this.repeat(intervalMs, turn)
  }

  hurry(): void {
    this.wake?.()
  }

  /**
   * One query at a time, in the order of calls.
   * @throws {LogUnavailable}
   */
  query<Row extends pg.QueryResultRow>(queryOf: (session: number) => pg.QueryConfig): Promise<Row[]> {
    const answer = this.lastQuery.then(() => this.ask<Row>(queryOf))
    this.lastQuery = answer.catch(() => undefined)
    return answer
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.hurry()
    await this.running
    const connection = await this.connection?.catch(() => undefined)
    await connection?.client.end()
  }

  private async ask<Row extends pg.QueryResultRow>(queryOf: (session: number) => pg.QueryConfig): Promise<Row[]> {
    const opening = (this.connection ??= this.open())
    try {
      const { client, session } = await opening
      return (await client.query<Row>(queryOf(session))).rows
    } catch (error) {
      this.drop(opening)
      throw unavailable(error)
    }
  }

  private async repeat(intervalMs: number, turn: () => Promise<void>): Promise<void> {
    for (let away = false; !this.closing.signal.aborted;) {
      try {
        await turn()
        away = false
      } catch (error) {
        this.logger[away ? 'debug' : 'warn']({ err: error }, 'The log does not answer; it will be asked until it does')
        away = true
      }
      await this.nextTurn(away ? RECONNECT_PAUSE_MS : intervalMs)
    }
  }

  private async nextTurn(afterMs: number): Promise<void> {
    const early = new AbortController()
    this.wake = () => early.abort()
    if (!this.closing.signal.aborted) await sleep(afterMs, undefined, { signal: early.signal }).catch(() => undefined)
  }

  private async open(): Promise<Connection> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'doorledger event log groups',
      connectionTimeoutMillis: QUERY_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    })
    client.on('error', (error) => this.logger.debug({ err: error }, 'The log has cut the connection of the groups'))
    await client.connect()
    const { rows } = await client.query<{ session: number }>(OPEN_SESSION)
    return { client, session: rows[0]?.session ?? 0 }
  }

  private drop(failed: Promise<Connection>): void {
    if (this.connection !== failed) return
    this.connection = undefined
    void failed.then(({ client }) => client.end()).catch(() => undefined)
  }
}
