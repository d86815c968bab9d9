import { useEffect, useRef, useState } from 'react'
import { followStream, type StreamMessage } from '../../api/event-stream'
import type { AccessEvent } from '../../api/types'
import { type LogFilters, streamQueryOf } from './filters'

/** Rows that came since the list was read, newest first, and rows that are there no more. */
export interface LiveRows {
  readonly rows: readonly AccessEvent[]
  readonly retracted: ReadonlySet<string>
}

export const noLiveRows: LiveRows = { rows: [], retracted: new Set() }

/** Enough for hours at a busy door; older ones are read from the list again. */
const MOST_ROWS = 2_000

/** Adds what the stream told: a changed row takes the place of what was known of it. */
export const withMessages = (live: LiveRows, messages: readonly StreamMessage[]): LiveRows => {
  const byId = new Map(live.rows.map((row) => [row.id, row]))
  const retracted = new Set(live.retracted)
  for (const { event, data } of messages) {
    const row = JSON.parse(data) as AccessEvent
    if (event === 'retracted') {
      retracted.add(row.id)
      byId.delete(row.id)
    } else byId.set(row.id, row)
  }
  const rows = [...byId.values()].sort(newestFirst).slice(0, MOST_ROWS)
  return { rows, retracted }
}

export const newestFirst = (one: AccessEvent, other: AccessEvent): number =>
  other.occurredAt.localeCompare(one.occurredAt) || other.seq - one.seq

/** Rows of the list with the live ones among them, each once. */
export const merged = (listed: readonly AccessEvent[], { rows, retracted }: LiveRows): readonly AccessEvent[] => {
  const live = new Set(rows.map(({ id }) => id))
  const rest = listed.filter(({ id }) => !live.has(id) && !retracted.has(id))
  return rows.length === 0 ? rest : [...rows, ...rest].sort(newestFirst)
}

/** Follows the log. While it is held, what comes is kept and counted, so that the reader is not moved. */
export const useLiveLog = (filters: LogFilters, { isOn, isHeld }: { isOn: boolean; isHeld: boolean }) => {
  const [shown, setShown] = useState(noLiveRows)
  const [waiting, setWaiting] = useState<readonly StreamMessage[]>([])
  const [isOpen, setOpen] = useState(false)
  const held = useRef(isHeld)
  held.current = isHeld
  const query = streamQueryOf(filters)

  useEffect(() => {
    setShown(noLiveRows)
    setWaiting([])
    if (!isOn) return
    const stopping = new AbortController()
    void followStream(`/v1/access-events/stream?${query}`, {
      signal: stopping.signal,
      onOpen: setOpen,
      onMessages: (messages) =>
        held.current
          ? setWaiting((known) => [...known, ...messages])
          : setShown((live) => withMessages(live, messages)),
    })
    return () => stopping.abort()
  }, [query, isOn])

  const release = () => {
    setShown((live) => withMessages(live, waiting))
    setWaiting([])
  }
  useEffect(() => {
    if (!isHeld && waiting.length > 0) release()
  }, [isHeld, waiting.length])
  return { shown, waiting: waiting.length, isOpen: isOn && isOpen }
}
