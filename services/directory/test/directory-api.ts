import type { ActionReport } from '@doorledger/contracts'
import type { RunningDirectory } from './running-directory.js'

export interface Answered {
  readonly status: number
  readonly etag: string | null
  readonly body: Record<string, unknown>
}

interface Asked {
  readonly body?: unknown
  /** as in `"3"` without the quotes */
  readonly version?: number
  readonly token?: string
  /** of the trace the request belongs to */
  readonly traceparent?: string
}

/** `/v1` of a running directory, as an administrator unless another token is given. */
export class DirectoryApi {
  constructor(private readonly directory: () => RunningDirectory) {}

  async call(method: string, path: string, { body, version, token, traceparent }: Asked = {}): Promise<Answered> {
    const { address, adminToken } = this.directory()
    const response = await fetch(`${address}/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? adminToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(traceparent !== undefined && { traceparent }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    }
  }

  get(path: string, token?: string): Promise<Answered> {
    return this.call('GET', path, token === undefined ? {} : { token })
  }

  post(path: string, body?: unknown, token?: string): Promise<Answered> {
    return this.call('POST', path, { body, ...(token !== undefined && { token }) })
  }

  /** the ids of a whole list, page by page */
  async ids(path: string): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const more: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`
      const { body } = await this.get(`${path}${more}`)
      ids.push(...(body['items'] as { id: string }[]).map(({ id }) => id))
      cursor = body['nextCursor'] as string | null
    } while (cursor !== null)
    return ids
  }

  /** the id of a new person */
  async person(username: string): Promise<string> {
    const { body } = await this.post('users', { username, name: `Name of ${username}` })
    return body['id'] as string
  }

  async tokenWith(permissions: readonly string[]): Promise<string> {
    return (await this.post('api-tokens', { name: 'test', permissions })).body['token'] as string
  }

  /** what the log of administrators was told about a thing, in order */
  async reportsOf(id: string): Promise<ActionReport[]> {
    const { rows } = await this.directory().database.query<{ value: string }>(
      `select value from events where type = 'admin.action_reported' order by position`,
    )
    const reports = rows.map(({ value }) => (JSON.parse(value) as { data: ActionReport }).data)
    return reports.filter(({ target }) => target?.id === id)
  }
}

/** The body of a refusal. */
export const problem = (code: string, more: object = {}) => ({ type: `urn:doorledger:problem:${code}`, ...more })
