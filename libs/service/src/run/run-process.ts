import type { Logger } from 'pino'
import { keepHeapSmall } from './small-heap.js'

/** What a process that is starting knows of its end. */
export interface ProcessLife {
  /** raised by SIGTERM or SIGINT; a start that is still under way gives up */
  readonly signal: AbortSignal
  /** Has something stopped when the process stops: what was opened last is stopped first. */
  readonly onStop: (stop: () => Promise<unknown>) => void
  /** Ends the process in good order, as a signal would: all there was to do is done. */
  readonly end: () => void
}

/** Orchestrators kill after 30 s, people lose patience after 10. */
const LONGEST_STOP_MS = 9_500
/** Whoever has not stopped by then is not waited for: what it stands on, a Postgres for one, needs its time, too. */
const SHUTDOWN_TIMEOUT_MS = 6_000
/** npm passes a Ctrl-C on to a process that had it from the terminal already. */
const SAME_KEYSTROKE_MS = 1_000

/**
 * Runs until SIGTERM or SIGINT, then stops everything in reverse order, within 10 s. A second signal ends the process
 * at once. When the start fails, what had been opened is stopped too and the exit code is 1.
 * @param refusalIn what to print instead of logging an error that whoever starts the process can mend
 */
export const runProcess = async (
  logger: Logger,
  start: (life: ProcessLife) => Promise<void>,
  refusalIn: (error: unknown) => string | undefined = () => undefined,
): Promise<void> => {
  keepHeapSmall()
  const { signal: stopping, end } = stopOnSignals(logger)
  await using opened = new AsyncDisposableStack()
  const timedOut = Promise.withResolvers<void>()
  const onStop = (stop: () => Promise<unknown>) =>
    opened.defer(() => Promise.race([stop().then(nothing, report(logger)), timedOut.promise]))
  try {
    await Promise.race([start({ signal: stopping, onStop, end }), raised(stopping)])
    await raised(stopping)
  } catch (error) {
    if (!stopping.aborted) {
      const refusal = refusalIn(error)
      if (refusal === undefined) logger.fatal({ err: error }, 'could not start')
      else process.stderr.write(`${refusal}\n`)
      process.exitCode = 1
    }
  }
  setTimeout(timedOut.resolve, SHUTDOWN_TIMEOUT_MS).unref()
  exitLater(logger)
}

const stopOnSignals = (logger: Logger): Pick<ProcessLife, 'signal' | 'end'> => {
  const stopping = new AbortController()
  let firstAt = 0
  const stop = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) {
      if (Date.now() - firstAt > SAME_KEYSTROKE_MS) process.exit(130)
      return
    }
    firstAt = Date.now()
    logger.info({ signal }, 'stopping')
    stopping.abort()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  return { signal: stopping.signal, end: () => stopping.abort() }
}

const raised = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

const nothing = () => undefined

const report = (logger: Logger) => (error: unknown) =>
  logger.error({ err: error }, 'could not be stopped in good order')

/** Whatever hangs must not keep the process: nothing acknowledged depends on a good end. */
const exitLater = (logger: Logger): void => {
  const timer = setTimeout(() => {
    logger.error('stopping took too long')
    process.exit(1)
  }, LONGEST_STOP_MS)
  timer.unref()
}
