import { useEffect, useRef, useState } from 'react'
import { followStream, type StreamMessage } from '../../api/event-stream'
import type { AccessEvent } from '../../api/types'
import { type LogFilters, streamQueryOf } from './filters'

/** Rows that came since the list was read, newest first, and rows that are there no more. */
export interface LiveRows {
  readonly rows: readonly AccessEvent[]
  readonly retracted: ReadonlySet<string>
  /** whether more came than are kept: the list has to be read again, which holds them all */
  readonly isFull: boolean
}

export const noLiveRows: LiveRows = { rows: [], retracted: new Set(), isFull: false }

const MOST_ROWS = 1_000

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
  const rows = [...byId.values()].sort(newestFirst)
  return { rows: rows.slice(0, MOST_ROWS), retracted, isFull: live.isFull || rows.length > MOST_ROWS }
}

/** What is left once the list was read again: what came since. */
export const without = (live: LiveRows, listed: LiveRows): LiveRows => {
  const known = new Set(listed.rows)
  return {
    rows: live.rows.filter((row) => !known.has(row)),
    retracted: new Set([...live.retracted].filter((id) => !listed.retracted.has(id))),
    isFull: false,
  }
}

/** Instants are written alike, so their texts stand in their order. */
export const newestFirst = (one: AccessEvent, other: AccessEvent): number => {
  if (one.occurredAt === other.occurredAt) return other.seq - one.seq
  return one.occurredAt < other.occurredAt ? 1 : -1
}

/** Rows of the list with the live ones among them, each once. */
export const merged = (listed: readonly AccessEvent[], { rows, retracted }: LiveRows): readonly AccessEvent[] => {
  const live = new Set(rows.map(({ id }) => id))
  const rest = listed.filter(({ id }) => !live.has(id) && !retracted.has(id))
  return rows.length === 0 ? rest : [...rows, ...rest].sort(newestFirst)
}

/** Told but not shown: while the reader is elsewhere, the newest are kept, and all are counted. */
interface Waiting {
  readonly count: number
  readonly messages: readonly StreamMessage[]
}
const nothingWaits: Waiting = { count: 0, messages: [] }

export const waitingWith = ({ count, messages }: Waiting, more: readonly StreamMessage[]): Waiting => ({
  count: count + more.length,
  messages: [...messages, ...more].slice(-MOST_ROWS),
})

/** Often enough to be live, and seldom enough that a busy building leaves the page time for its reader. */
const EVERY_MS = 200

/**
 * Follows the log. While it is held, what comes is kept and counted, so that the reader is not moved. Rows from before
 * `hasBegun` are the list's: a list that was asked for earlier lacks those in between.
 */
export const useLiveLog = (filters: LogFilters, { isOn, isHeld }: { isOn: boolean; isHeld: boolean }) => {
  const [shown, setShown] = useState(noLiveRows)
  const [waiting, setWaiting] = useState(nothingWaits)
  const [isOpen, setOpen] = useState(false)
  const [hasBegun, setBegun] = useState(false)
  const held = useRef(isHeld)
  held.current = isHeld
  const query = streamQueryOf(filters)

  useEffect(() => {
    setShown(noLiveRows)
    setWaiting(nothingWaits)
    setBegun(false)
    if (!isOn) return
    const stopping = new AbortController()
    let told: StreamMessage[] = []
    const timer = setInterval(() => {
      if (told.length === 0) return
      const messages = told
      told = []
      if (held.current) setWaiting((known) => waitingWith(known, messages))
      else setShown((live) => withMessages(live, messages))
    }, EVERY_MS)
    void followStream(`/v1/access-events/stream?${query}`, {
      signal: stopping.signal,
      onOpen: setOpen,
      onBegin: () => setBegun(true),
      onMessages: (messages) => told.push(...messages),
    })
    return () => {
      clearInterval(timer)
      stopping.abort()
    }
  }, [query, isOn])

  useEffect(() => {
    if (isHeld || waiting.count === 0) return
    const { count, messages } = waiting
    setShown((live) => {
      const next = withMessages(live, messages)
      return { ...next, isFull: next.isFull || count > messages.length }
    })
    setWaiting(nothingWaits)
  }, [isHeld, waiting])
  const forget = (listed: LiveRows) => setShown((live) => without(live, listed))
  return { shown, waiting: waiting.count, isOpen: isOn && isOpen, hasBegun: isOn && hasBegun, forget }
}
