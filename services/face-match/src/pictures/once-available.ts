import { ObjectStoreUnavailable } from '@doorledger/media'
import type { Logger } from 'pino'
import { setTimeout as pause } from 'node:timers/promises'

const PAUSE_MS = 2_000

/**
 * Does something with the object store, and waits while there is none: what is behind is made up for when it is back.
 * @param signal ends the waiting
 */
export const onceAvailable = async <Result>(
  work: () => Promise<Result>,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<Result> => {
  for (;;) {
    try {
      return await work()
    } catch (err) {
      if (!(err instanceof ObjectStoreUnavailable)) throw err
      logger.warn({ err }, 'The object store does not answer; what needs it waits')
      await pause(PAUSE_MS, undefined, { signal })
    }
  }
}
