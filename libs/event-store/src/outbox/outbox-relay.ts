import type { EventLog } from '@doorledger/event-log'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { RefusedRecord } from './append-page.js'
import { type OutboxRetry, type OutboxSettlement, retryOutboxDeadLetter } from './outbox-dead-letters.js'
import { publishNextPage } from './publish-next-page.js'
import { WakeUpSignal } from './wake-up-signal.js'

/** Carries what was decided from the outbox of a service's schema to the log. */
export interface OutboxRelay {
  /** There may be something to publish. Called after every commit, so that nothing waits for the next poll. */
  wake(): void
  /** Events that the log has not confirmed yet. */
  waiting(): Promise<number>
  /**
   * Publishes the records of a dead letter's key, in order, until one is refused again.
   * @throws {DomainError} `parked_event_settled`
   */
  retry(deadLetterId: number, settlement: OutboxSettlement): Promise<OutboxRetry>
  /** Ends with the page under way, if the log takes it soon. What is left is published after the next start. */
  stop(): Promise<void>
}

export interface OutboxRelayOptions {
  /** of the service's own schema */
  readonly database: Pool
  /** for counting what waits; `database` when left out */
  readonly reads?: Pool
  readonly log: Pick<EventLog, 'append'>
  readonly logger: { warn(details: object, message: string): void }
  /** how soon commits of other processes are noticed, at the latest */
  readonly pollMs?: number
  /** pause after the log or the database failed */
  readonly retryMs?: number
}

/** A log that is away must not hold up the end of the process: a page that it takes later is merely repeated. */
const LAST_APPEND_MS = 2_000

/**
 * Publishes the outbox in order, one page after another, at least once: after a crash between the log's answer and
 * the commit a page is repeated, and readers go by event id or `streamversion`. Every replica may run one; they take
 * turns. Failures are tried again, without end: what is in the outbox was acknowledged.
 */
export const startOutboxRelay = (options: OutboxRelayOptions): OutboxRelay => {
  const { database, reads = database, log, logger, pollMs = 200, retryMs = 1_000 } = options
  const wakeUpSignal = new WakeUpSignal()
  const stopping = new AbortController()
  const givingUp = new AbortController()

  const publish = async (isCalled: boolean): Promise<void> => {
    if (!isCalled && (await isEmpty(database))) return
    for (let isMore = true; isMore && !stopping.signal.aborted;) {
      const outcome = await publishNextPage(database, log, givingUp.signal)
      for (const refused of outcome.refused) tell(refused)
      isMore = outcome.isMore
    }
  }
  const tell = ({ record: { topic, key, position }, failure }: RefusedRecord): void => {
    if (failure === null) return
    logger.warn({ topic, key, position, failure }, 'The log refuses a record: it is a dead letter')
  }
  const tryAgainLater = async (error: unknown): Promise<void> => {
    logger.warn({ err: error, retryMs }, 'The outbox could not be published; it will be tried again')
    await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
  const run = async (): Promise<void> => {
    for (let isCalled = true; !stopping.signal.aborted; isCalled = await wakeUpSignal.sleep(pollMs)) {
      await publish(isCalled).catch(tryAgainLater)
    }
  }

  const running = run()
  return {
    wake: () => wakeUpSignal.call(),
    waiting: () => countWaiting(reads),
    retry: (deadLetterId, settlement) => retryOutboxDeadLetter(database, log, deadLetterId, settlement),
    stop: async () => {
      stopping.abort()
      wakeUpSignal.call()
      const timeout = setTimeout(() => givingUp.abort(), LAST_APPEND_MS)
      await running
      clearTimeout(timeout)
    },
  }
}

const isEmpty = async (database: Pool): Promise<boolean> => {
  const { rows } = await database.query<{ empty: boolean }>('select not exists (select from outbox) as empty')
  return rows[0]?.empty === true
}

const countWaiting = async (database: Pool): Promise<number> => {
  const { rows } = await database.query<{ waiting: number }>('select count(*)::int as waiting from outbox')
  return rows[0]?.waiting ?? 0
}
