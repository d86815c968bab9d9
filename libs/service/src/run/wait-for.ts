import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface Waiting {
  readonly logger: Logger
  /** ends the wait */
  readonly signal: AbortSignal
  /** what is waited for, and why it is not there yet; kept up to date */
  readonly missing: Map<string, string>
}

interface Awaited<Result> {
  /** `log` */
  readonly name: string
  readonly attempt: () => Promise<Result>
  /** false for an error that time does not mend; every error is worth waiting when absent */
  readonly passes?: (error: unknown) => boolean
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/**
 * Tries until it succeeds, with growing pauses and a line in the log each time.
 * @throws the error that does not pass, or the signal's reason when the wait was called off
 */
export const waitFor = async <Result>(
  waiting: Waiting,
  { name, attempt, passes }: Awaited<Result>,
): Promise<Result> => {
  const { logger, signal, missing } = waiting
  missing.set(name, 'not reached yet')
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted()
    try {
      const result = await attempt()
      missing.delete(name)
      return result
    } catch (error) {
      if (passes?.(error) === false) throw error
      missing.set(name, reasonOf(error))
      logger.warn({ waitingFor: name, reason: reasonOf(error), retryMs: pauseMs }, `waiting for the ${name}`)
      await pause(pauseMs, undefined, { signal })
    }
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error)
