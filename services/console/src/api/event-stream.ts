import { currentToken, fetchOrFail } from './access-token'
import { problemOf } from './problem'

export interface StreamMessage {
  readonly event: string
  readonly data: string
}

/** What stands between two empty lines: a message, an `id` to come back with, or both. */
export interface StreamBlock extends Partial<StreamMessage> {
  readonly id: string | undefined
  readonly event: string
}

/** One block of a `text/event-stream`. */
export const parseBlock = (block: string): StreamBlock => {
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
  return { id: fields.get('id'), event: fields.get('event') ?? 'message', ...(data !== undefined && { data }) }
}

const isMessage = (block: StreamBlock): block is StreamBlock & StreamMessage => block.data !== undefined

export interface StreamOptions {
  readonly signal: AbortSignal
  readonly onMessages: (messages: readonly StreamMessage[]) => void
  readonly onOpen: (isOpen: boolean) => void
  /** Once: the server knows from where on it tells, whatever breaks from now on. */
  readonly onBegin: () => void
}

const LONGEST_PAUSE_MS = 15_000

/**
 * Follows a stream of events until the signal is raised. After a break it goes on behind the last `id` that came, with a
 * message or without one, so nothing is lost or told twice. (The browser’s own EventSource sends no `Authorization`.)
 */
export const followStream = async (path: string, options: StreamOptions): Promise<void> => {
  const { signal, onMessages, onOpen, onBegin } = options
  let lastId: string | undefined
  let failures = 0
  while (!signal.aborted) {
    try {
      await readOnce(path, { signal, lastId, onOpen }, (blocks) => {
        failures = 0
        const hadBegun = lastId !== undefined
        lastId = blocks.findLast(({ id }) => id !== undefined)?.id ?? lastId
        if (!hadBegun && lastId !== undefined) onBegin()
        const messages = blocks.filter(isMessage)
        if (messages.length > 0) onMessages(messages)
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
  onBlocks: (blocks: readonly StreamBlock[]) => void,
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
    if (blocks.length > 0) onBlocks(blocks.map(parseBlock))
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
