import { partitionsAhead, positionAfter, printPosition, type StreamPosition } from '@doorledger/kernel'
import type { ViewHorizon } from './view-horizon.js'

/** Rows that are new since a position. */
export interface NewRows<Row> {
  /** in the order of the log within each of its partitions */
  readonly rows: readonly Row[]
  /** where to go on when all of them were handed over; the same as before when there was nothing to look at */
  readonly position: StreamPosition
}

/** What a stream is made from. */
export interface StreamSource<Row> {
  readonly horizon: Pick<ViewHorizon, 'watch' | 'current' | 'look' | 'looked'>
  /** the next rows of partitions that have some */
  readonly read: (position: StreamPosition, partitions: readonly number[]) => Promise<NewRows<Row>>
  /** rows as messages for this reader, in the same order: each `data: …`, perhaps with `event: …` before it */
  readonly messages: (rows: readonly Row[]) => Promise<readonly string[]>
  /** what has changed of rows that keep their place, as messages; asked once a second at least */
  readonly changes?: () => Promise<readonly string[]>
  /** what the reader has already; undefined begins with what comes from now on */
  readonly from: StreamPosition | undefined
  /** whether whoever reads may still do so; asked every two seconds */
  readonly mayGoOn: () => Promise<boolean>
}

const HEARTBEAT_MS = 15_000
const CHECK_MS = 2_000
const RETRY_MS = 2_000

/**
 * The text of an endless stream of server-sent events (WHATWG HTML §9.2): rows as messages. An `id` stands for all that was handed over until then, so a reader that comes back with its
 * last one gets what it lacks once, however late it came. Ends when told to and when `mayGoOn` says no.
 */
export const rowStream = async function* <Row extends { readonly seq: number }>(
  source: StreamSource<Row>,
  signal: AbortSignal,
): AsyncGenerator<string> {
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
        yield rowsText(page.rows, position, await source.messages(page.rows))
        heartbeat.restart()
      } else if (heartbeat.isDue()) {
        yield `: heartbeat\n${idLine(page.position)}\n`
      }
      yield* changesOf(source)
      if (page.position === position) await looked
      position = page.position
    }
  } finally {
    unwatch()
  }
}

const changesOf = async function* <Row>({ changes }: StreamSource<Row>): AsyncGenerator<string> {
  const messages = (await changes?.()) ?? []
  if (messages.length > 0) yield messages.map((message) => `${message}\n\n`).join('')
}

const nextPage = async <Row>({ horizon, read }: StreamSource<Row>, position: StreamPosition): Promise<NewRows<Row>> => {
  const ahead = partitionsAhead(position, horizon.current)
  return ahead.length === 0 ? { rows: [], position } : read(position, ahead)
}

const rowsText = (
  rows: readonly { readonly seq: number }[],
  start: StreamPosition,
  messages: readonly string[],
): string => {
  let position = start
  return rows
    .map(({ seq }, index) => {
      position = positionAfter(position, seq)
      return `${idLine(position)}${messages[index]}\n\n`
    })
    .join('')
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
