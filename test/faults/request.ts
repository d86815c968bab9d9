export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface Request {
  readonly method?: string
  readonly token: string
  readonly body?: string
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000

/** Undefined when no answer came: nobody listens, the connection broke, or it took too long. */
export const request = async (url: string, asked: Request): Promise<Answer | undefined> => {
  const { method = 'GET', token, body, timeoutMs = TIMEOUT_MS } = asked
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return undefined
  }
}
