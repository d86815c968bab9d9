import { useRef, useState } from 'react'
import { accessDecision, answered } from '../../api/client'
import { jsonLines } from '../../api/json-lines'
import { type Change, requestOf } from './changes'
import { noAnswer, type ReplayAnswer, type ReplayLine, withLines } from './replay-answer'

const DAY_MS = 86_400_000

/** Asks, and shows the answer as it comes in. A new question ends the one before. */
export const useReplay = () => {
  const [answer, setAnswer] = useState<ReplayAnswer>()
  const running = useRef<AbortController>(undefined)
  const stop = () => running.current?.abort()
  const start = async (changes: readonly Change[], days: number) => {
    stop()
    const stopping = new AbortController()
    running.current = stopping
    setAnswer(noAnswer)
    const change = (make: (known: ReplayAnswer) => ReplayAnswer) =>
      running.current === stopping && setAnswer((known) => make(known ?? noAnswer))
    try {
      for await (const lines of await ask(changes, days, stopping.signal)) change((known) => withLines(known, lines))
      change((known) => (known.state === 'running' ? { ...known, state: 'broken' } : known))
    } catch (error) {
      const failed = stopping.signal.aborted ? undefined : (error as Error)
      change((known) => ({ ...known, state: 'broken', ...(failed !== undefined && { error: failed }) }))
    }
  }
  return { answer, start, stop }
}

const ask = async (changes: readonly Change[], days: number, signal: AbortSignal) => {
  const now = Date.now()
  const body = await answered(
    accessDecision.POST('/v1/decisions/replay', {
      body: {
        from: new Date(now - days * DAY_MS).toISOString(),
        to: new Date(now).toISOString(),
        ...requestOf(changes),
      } as never,
      parseAs: 'stream',
      signal,
    }),
  )
  return jsonLines<ReplayLine>(body as unknown as ReadableStream<Uint8Array>)
}
