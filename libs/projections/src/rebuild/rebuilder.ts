import { setTimeout as pause } from 'node:timers/promises'
import { reasonOf } from '../failure.js'
import { clearLeftovers, rebuild, type Rebuilding } from './rebuild.js'
import { RebuildUnderWay } from './rebuild-lock.js'
import { requireWholeTopic, TopicTruncated } from './topic-truncated.js'

const LOOK_AGAIN_MS = 5_000

/** Rebuilds one view: when somebody asks, and by itself when this release has a newer version than is live. */
export class Rebuilder<Event> {
  readonly #stopping = new AbortController()
  #underWay: Promise<unknown> = Promise.resolve()

  constructor(private readonly rebuilding: Omit<Rebuilding<Event>, 'stopping'>) {}

  /** Called once, before the view is read on. */
  async begin(): Promise<void> {
    if (await this.#isOutdated()) this.#underWay = this.#untilCurrent()
    else await clearLeftovers(this.rebuilding).catch(unlessUnderWay)
  }

  /** @throws {TopicTruncated} when the view cannot be rebuilt, now or later */
  check(): Promise<void> {
    return requireWholeTopic(this.rebuilding.consuming, this.rebuilding.consuming.identity)
  }

  rebuild(): Promise<void> {
    const outcome = rebuild({ ...this.rebuilding, stopping: this.#stopping.signal })
    this.#underWay = Promise.allSettled([this.#underWay, outcome])
    return outcome
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#underWay
  }

  /** Several processes may start with the new release: one rebuilds, the others look whether it succeeded. */
  async #untilCurrent(): Promise<void> {
    const { identity, logger } = this.rebuilding.consuming
    const { projection } = identity
    while (!this.#stopping.signal.aborted) {
      try {
        if (!(await this.#isOutdated())) return
        return await rebuild({ ...this.rebuilding, stopping: this.#stopping.signal })
      } catch (error) {
        if (this.#stopping.signal.aborted) return
        if (error instanceof TopicTruncated) return this.#keepOutdated(error)
        if (!(error instanceof RebuildUnderWay)) logger.error({ projection, err: error }, 'A rebuild failed')
        else logger.info({ projection, reason: reasonOf(error) }, 'Waiting for a rebuild')
      }
      await pause(LOOK_AGAIN_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    }
  }

  /** Trying again is no use: what was removed does not come back. */
  #keepOutdated(error: TopicTruncated): void {
    const { identity, logger } = this.rebuilding.consuming
    const { projection, version } = identity
    logger.error(
      { projection, version, err: error },
      'A view stays at its older version, kept up by the rules of this release',
    )
  }

  async #isOutdated(): Promise<boolean> {
    const { database, identity } = this.rebuilding.consuming
    const { rows } = await database.query<{ version: number | null }>(
      'select min(version) as version from checkpoints where projection = $1 and topic = $2',
      [identity.projection, identity.topic],
    )
    const live = rows[0]?.version ?? identity.version
    return live < identity.version
  }
}

const unlessUnderWay = (error: unknown): void => {
  if (!(error instanceof RebuildUnderWay)) throw error
}
