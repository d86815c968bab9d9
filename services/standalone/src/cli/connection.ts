import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The running Doorledger, as an operator reaches it. */
export interface Connection {
  /** @throws {CommandFailed} with what the API says when it refuses */
  call(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>
}

/** What an operator asked for could not be done; the message is all there is to say. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Takes the address from `DOORLEDGER_URL`, else from `PORT`, and the token from `DOORLEDGER_TOKEN`, else from the data
 * folder.
 * @throws {CommandFailed} when there is no token
 */
export const connect = (env: Environment): Connection => {
  const address = (env['DOORLEDGER_URL'] || `http://127.0.0.1:${env['PORT'] || 8080}`).replace(/\/$/, '')
  const token = env['DOORLEDGER_TOKEN'] || tokenIn(join(env['DOORLEDGER_DATA_DIR'] || '.doorledger', 'admin-token'))
  return {
    call: async (method, path, body) => {
      const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
      const request = { method, headers, ...(body && { body: JSON.stringify(body) }) }
      const response = await fetch(address + path, request).catch((error: unknown) => {
        throw new CommandFailed(`Nobody answers at ${address}. Is Doorledger running? DOORLEDGER_URL says where.`, {
          cause: error,
        })
      })
      const text = await response.text()
      if (!response.ok) throw new CommandFailed(refusalIn(text) ?? `${address}${path} answered ${response.status}`)
      return text === '' ? undefined : (JSON.parse(text) as unknown)
    },
  }
}

const tokenIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new CommandFailed(`No token at ${file}. Set DOORLEDGER_TOKEN, or DOORLEDGER_DATA_DIR to the data folder.`)
  }
}

/** The detail of problem details (RFC 9457). */
const refusalIn = (text: string): string | undefined => {
  try {
    const { detail, title } = JSON.parse(text) as { detail?: string; title?: string }
    return detail ?? title
  } catch {
    return undefined
  }
}
