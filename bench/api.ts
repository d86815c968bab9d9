import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A caller of the REST API that throws on anything but success. */
export const apiOf = (address: string, token: string) => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.status === 204 ? undefined : response.json()
  }
  const agent = new Agent({ keepAlive: true })
  /** The answer as it comes over the wire: what a caller does with it is not what is measured. */
  const read = async (path: string): Promise<Buffer> => {
    const request = get(`${address}${path}`, { agent, headers: { authorization: `Bearer ${token}` } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const bytes = await buffer(response)
    if (response.statusCode !== 200) throw new Error(`GET ${path}: ${response.statusCode} ${bytes.toString()}`)
    return bytes
  }
  return {
    read,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown) => call('POST', path, body),
  }
}

export type Api = ReturnType<typeof apiOf>
