import { currentToken, fetchOrFail } from './access-token'
import { problemOf } from './problem'

export interface StreamMessage {
  readonly id: string | undefined
  readonly event: string
  readonly data: string
}

/** One message of a `text/event-stream`; undefined for a comment that keeps the line open. */
export const parseMessage = (block: string): StreamMessage | undefined => {
  const fields = new Map<string, string>()
  for (const line of block.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':')
    if (colon === 0) continue
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    const known = fields.get(name)
    fields.set(name, name === 'data' && known !== undefined ? `${known}\n${value}` : value)
  }
  const data = fields.get('data')
  return data === undefined ? undefined : { id: fields.get('id'), event: fields.get('event') ?? 'message', data }
}

export interface StreamOptions {
  readonly signal: AbortSignal
  readonly onMessages: (messages: readonly StreamMessage[]) => void
  readonly onOpen: (isOpen: boolean) => void
}

const LONGEST_PAUSE_MS = 15_000

/**
 * Follows a stream of events until the signal is raised. After a break it goes on behind the last message that came, so
 * nothing is lost or told twice. (The browser’s own EventSource sends no `Authorization`.)
 */
export const followStream = async (path: string, { signal, onMessages, onOpen }: StreamOptions): Promise<void> => {
  let lastId: string | undefined
  let failures = 0
  while (!signal.aborted) {
    try {
      await readOnce(path, { signal, lastId, onOpen }, (messages) => {
        failures = 0
        lastId = messages.findLast(({ id }) => id !== undefined)?.id ?? lastId
        onMessages(messages)
      })
    } catch {
      failures += 1
    }
    onOpen(false)
    if (!signal.aborted) await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures), signal)
  }
}

const readOnce = async (
  path: string,
  { signal, lastId, onOpen }: Pick<StreamOptions, 'signal' | 'onOpen'> & { lastId: string | undefined },
  onMessages: (messages: readonly StreamMessage[]) => void,
): Promise<void> => {
  const headers = new Headers({ accept: 'text/event-stream' })
  const token = await currentToken()
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  if (lastId !== undefined) headers.set('last-event-id', lastId)
  const response = await fetchOrFail(path, { headers, signal })
  if (!response.ok || response.body === null) throw problemOf(response.status, undefined)
  onOpen(true)
  let rest = ''
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split(/\r\n\r\n|\n\n|\r\r/)
    rest = blocks.pop() ?? ''
    const messages = blocks.flatMap((block) => parseMessage(block) ?? [])
    if (messages.length > 0) onMessages(messages)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
