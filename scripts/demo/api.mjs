import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const SHUTDOWN_TIMEOUT_MS = 30_000

/** The running Doorledger and an administrator's way into it. */
export const connect = async () => {
  const address = process.env.DOORLEDGER_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8080}`
  const tokenFile = join(process.env.DOORLEDGER_DATA_DIR ?? '.doorledger', 'admin-token')
  const adminToken = process.env.DOORLEDGER_TOKEN ?? readToken(tokenFile)
  /** How a shell says it. */
  const tokenInShell = process.env.DOORLEDGER_TOKEN === undefined ? `$(cat '${tokenFile}')` : '$DOORLEDGER_TOKEN'

  /** @param body text and bytes are sent as they are, everything else as JSON */
  const call = async (method, path, { token = adminToken, body, headers = {} } = {}) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body,
    }).catch((error) => {
      throw new Error(`Nobody answers at ${address}. Is Doorledger running (npm start)?`, { cause: error })
    })
    const text = await response.text()
    return { status: response.status, answer: text === '' ? {} : JSON.parse(text) }
  }

  /** The answer, which must be a success. */
  const ask = async (method, path, asked) => {
    const { status, answer } = await call(method, path, asked)
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
    return answer
  }

  /** What `look` finds as soon as it finds something: news takes a moment from one service to another. */
  const until = async (what, look) => {
    for (const startedAt = Date.now(); Date.now() - startedAt < SHUTDOWN_TIMEOUT_MS; await pause(100)) {
      const found = await look()
      if (found) return found
    }
    throw new Error(`After ${SHUTDOWN_TIMEOUT_MS / 1_000} s there is still no ${what}`)
  }

  return { address, tokenInShell, call, ask, until }
}

const readToken = (file) => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`No token at ${file}. Start Doorledger here first, or set DOORLEDGER_TOKEN.`)
  }
}
