import { expect, vi } from 'vitest'
import type { UserView } from '../src/people/user-view.js'
import type { RunningDirectory } from './running-directory.js'

export interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly body: unknown
}

interface Asked {
  readonly body?: unknown
  readonly ifMatch?: string | null
  readonly token?: string
}

export interface NewUser {
  readonly username: string
  readonly name: string
  readonly email?: string
  readonly phone?: string
  readonly premisesId?: string
  readonly externalIds?: readonly { readonly source: string; readonly id: string }[]
  readonly assignments?: readonly { readonly roleId: string; readonly premisesId: string | null }[]
}

let named = 0
/** Somebody new, with a user name of his own. */
export const somebody = (more: Partial<NewUser> = {}): NewUser => {
  named += 1
  return { username: `somebody.${named}`, name: `Somebody ${named}`, ...more }
}

/** `/v1/users` of a running directory, as an administrator unless another token is given. */
export class PeopleApi {
  constructor(private readonly directory: () => RunningDirectory) {}

  async call(method: string, path: string, { body, ifMatch, token }: Asked = {}): Promise<Answer> {
    const { address, adminToken } = this.directory()
    const response = await fetch(`${address}/v1/users${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? adminToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(typeof ifMatch === 'string' && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    }
  }

  async create(user: NewUser): Promise<UserView> {
    const answer = await this.call('POST', '', { body: user })
    expect(answer).toMatchObject({ status: 201, etag: '"1"' })
    return answer.body as UserView
  }

  async show(ref: string | number): Promise<UserView> {
    const answer = await this.call('GET', `/${encodeURIComponent(ref)}`)
    expect(answer).toMatchObject({ status: 200 })
    return answer.body as UserView
  }

  async list(query: string): Promise<{ items: UserView[]; nextCursor: string | null }> {
    const answer = await this.call('GET', query)
    expect(answer).toMatchObject({ status: 200 })
    return answer.body as { items: UserView[]; nextCursor: string | null }
  }

  /** everybody whose user name begins so */
  async beginningWith(prefix: string): Promise<UserView[]> {
    const { items } = await this.list('?limit=500')
    return items.filter(({ username }) => username?.toLowerCase().startsWith(prefix))
  }

  /** Resolves when tokens of a person are accepted: what a caller may do is read from a copy of what was told of him. */
  async known({ id }: Pick<UserView, 'id'>): Promise<void> {
    const found = () => this.directory().database.query('select from known_people() where user_id = $1', [id])
    await vi.waitFor(async () => expect((await found()).rowCount).toBe(1), { timeout: 60_000 })
  }

  change({ id, version }: Pick<UserView, 'id' | 'version'>, changes: object): Promise<Answer> {
    return this.call('PATCH', `/${id}`, { body: changes, ifMatch: `"${version}"` })
  }

  erase({ id, version }: Pick<UserView, 'id' | 'version'>): Promise<Answer> {
    return this.call('DELETE', `/${id}/personal-data`, { ifMatch: `"${version}"` })
  }

  async tokenWith(permissions: readonly string[]): Promise<string> {
    const { address, adminToken } = this.directory()
    const response = await fetch(`${address}/v1/api-tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'test', permissions }),
    })
    return ((await response.json()) as { token: string }).token
  }
}
