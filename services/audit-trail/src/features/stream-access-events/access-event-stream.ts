import { partitionsAhead, positionAfter, printPosition, type StreamPosition } from '@doorledger/kernel'
import type { AccessEventView } from '../../access-log/access-event-view.js'
import type { AccessEventFilter, Reader } from '../../domain/access-event-filter.js'
import type { AccessLogHorizon } from './access-log-horizon.js'
import type { NewRow, NewRows } from './read-new-rows.js'

/** What a stream is made from. */
export interface StreamSource {
  readonly horizon: Pick<AccessLogHorizon, 'watch' | 'current' | 'look' | 'looked'>
  /** bounds in time move on while the stream lasts, so it is asked for anew each time */
  readonly filter: () => AccessEventFilter
  readonly read: (
    filter: AccessEventFilter,
    position: StreamPosition,
    partitions: readonly number[],
  ) => Promise<NewRows>
  /** the rows as this reader may see them, in the same order */
  readonly show: (rows: readonly NewRow[], reader: Reader) => Promise<readonly AccessEventView[]>
  /** what the reader has already; undefined begins with what comes from now on */
  readonly from: StreamPosition | undefined
  /** whether whoever reads may still do so; asked every two seconds */
  readonly mayGoOn: () => Promise<boolean>
}

const HEARTBEAT_MS = 15_000
const CHECK_MS = 2_000
const RETRY_MS = 2_000

/**
 * The text of an endless stream of server-sent events (WHATWG HTML §9.2): rows as messages, the retraction of a row as
 * an event `retracted`. An `id` stands for all that was handed over until then, so a reader that comes back with its
 * last one gets what it lacks once, however late it came. Ends when told to and when `mayGoOn` says no.
 */
export const accessEventStream = async function* (source: StreamSource, signal: AbortSignal): AsyncGenerator<string> {
  const { horizon } = source
  const unwatch = horizon.watch()
  const heartbeat = timer(HEARTBEAT_MS)
  const check = timer(CHECK_MS)
  try {
    let position = source.from ?? (await horizon.look())
    yield `retry: ${RETRY_MS}\n${idLine(position)}\n`
    while (!signal.aborted) {
      if (check.isDue() && !(await source.mayGoOn())) return
      const looked = horizon.looked()
      const page = await nextPage(source, position)
      if (page.rows.length > 0) {
        const shown = await source.show(
          page.rows.filter(({ retracted }) => !retracted),
          source.filter().reader,
        )
        yield rowsText(page.rows, position, shown)
        heartbeat.restart()
      } else if (heartbeat.isDue()) {
        yield `: heartbeat\n${idLine(page.position)}\n`
      }
      if (page.position === position) await looked
      position = page.position
    }
  } finally {
    unwatch()
  }
}

const nextPage = async ({ horizon, filter, read }: StreamSource, position: StreamPosition): Promise<NewRows> => {
  const ahead = partitionsAhead(position, horizon.current)
  return ahead.length === 0 ? { rows: [], position } : read(filter(), position, ahead)
}

const rowsText = (rows: readonly NewRow[], start: StreamPosition, shown: readonly AccessEventView[]): string => {
  const views = new Map(shown.map((view) => [view.id, view]))
  let position = start
  let text = ''
  for (const row of rows) {
    position = positionAfter(position, row.seq)
    text += idLine(position)
    text += row.retracted
      ? `event: retracted\ndata: ${JSON.stringify({ id: row.access_event_id, seq: row.seq })}\n\n`
      : `data: ${JSON.stringify(views.get(row.access_event_id))}\n\n`
  }
  return text
}

const idLine = (position: StreamPosition): string => `id: ${printPosition(position)}\n`

/** Tells when a time has passed since it last did. */
const timer = (ms: number) => {
  let startedAt = performance.now()
  return {
    restart: () => {
      startedAt = performance.now()
    },
    isDue: () => {
      const due = performance.now() - startedAt >= ms
      if (due) startedAt = performance.now()
      return due
    },
  }
}
