import { randomUUID } from 'node:crypto'
import type { Topic } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import type { Projection } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { vi } from 'vitest'
import { migrate, openPool } from '@doorledger/database'
import type { EngineLogger } from '../src/projection-observer.js'
import { type ProjectionRun, runProjection, type RunningProjection } from '../src/run-projection.js'
import { type Passage, readPassage, recordOfPassage, TABLES_SQL } from './passages.js'

export const QUIET: EngineLogger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Nothing here asserts that it is quick. */
export const PATIENCE = { timeout: 60_000, interval: 20 }

const PARTITIONS = 4
export const LEASE_MS = 1_500

/** A log, a database with the tables of the views, and a topic of its own: what a service has around its views. */
export class ProjectionWorld {
  readonly #logs: EventLog[] = []
  readonly #running: { stop(): Promise<void> }[] = []

  private constructor(
    readonly url: string,
    readonly database: Pool,
    readonly topic: string,
  ) {}

  /** @param given a database with nothing in it; a fresh one of the Postgres for tests when left out */
  static async open(given?: string): Promise<ProjectionWorld> {
    const url = given ?? (await freshDatabase())
    const database = openPool(url, { schema: 'views', applicationName: 'views', max: 20 })
    await migrate(database, { schema: 'views' })
    await database.query(TABLES_SQL)
    const world = new ProjectionWorld(url, database, `passages.${randomUUID()}.v1`)
    await (await world.log()).createTopics([topicNamed(world.topic)])
    return world
  }

  /** The first is kept; `another` is one as another process would have. */
  async log(another = false): Promise<EventLog> {
    if (another || this.#logs.length === 0) this.#logs.push(await openEmbeddedEventLog(settingsFor(this.url)))
    return another ? this.#logs.at(-1)! : this.#logs[0]!
  }

  async append(...events: readonly Passage[]): Promise<void> {
    await (
      await this.log()
    ).append(
      this.topic,
      events.map((event) => recordOfPassage(event)),
    )
  }

  async start(projection: Projection<Passage>, rest: Partial<ProjectionRun<Passage>> = {}): Promise<RunningProjection> {
    const { database } = this
    const given = { log: await this.log(), database, projection, reader: readPassage, service: 'test', logger: QUIET }
    const running = await runProjection({ ...given, ...rest })
    this.#running.push(running)
    return running
  }

  /** Stops it when the world closes. */
  keep<Running extends { stop(): Promise<void> }>(running: Running): Running {
    this.#running.push(running)
    return running
  }

  async rows<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.query<Row>(query, values)).rows
  }

  /** Resolves when everything that is in the log is worked in. */
  async caughtUp(running: Pick<RunningProjection, 'progress'>): Promise<void> {
    await vi.waitUntil(async () => {
      const { version, lag } = await running.progress()
      return version > 0 && lag === 0
    }, PATIENCE)
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((running) => running.stop()))
    await Promise.all(this.#logs.map((log) => log.close()))
    await this.database.end()
  }
}

const settingsFor = (url: string) => ({ url, partitions: () => PARTITIONS, pollMs: 20 })

/** For processes that lose their partitions when they stand still for a moment. */
export const openLog = (url: string): Promise<EventLog> =>
  openEmbeddedEventLog({ ...settingsFor(url), leaseMs: LEASE_MS })

const topicNamed = (name: string): Topic => ({
  name,
  description: 'Made for one test',
  key: 'door',
  partitions: PARTITIONS,
  cleanup: 'delete',
  retentionMs: null,
  maxMessageBytes: 1_048_576,
  public: false,
})
