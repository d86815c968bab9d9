import { setTimeout as sleep } from 'node:timers/promises'
import { LogUnavailable } from './event-log.js'

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 500

export interface RetryPolicy {
  readonly timeoutMs: number
  /** whether trying again is no use */
  readonly isFinal?: (error: unknown) => boolean
}

/**
 * Tries the same thing again, with growing pauses, until it works or the time is up. At least one attempt is made.
 * @throws {LogUnavailable} with the last failure as its cause
 */
export const retryUntil = async <Result>(
  { timeoutMs, isFinal }: RetryPolicy,
  attempt: () => Promise<Result>,
): Promise<Result> => {
  const deadline = Date.now() + timeoutMs
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt()
    } catch (error) {
      if (isFinal?.(error)) throw error
      if (Date.now() + pauseMs > deadline) throw unavailable(error)
      await sleep(pauseMs)
    }
  }
}

export const unavailable = (cause: unknown): LogUnavailable => {
  if (cause instanceof LogUnavailable) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new LogUnavailable(`The log does not answer as it should: ${reason}`, { cause })
}
