import { expect } from 'vitest'

export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** A page of any list. */
export interface Listed {
  readonly items: readonly Record<string, unknown>[]
  readonly nextCursor: string | null
}

export interface Registered {
  readonly id: string
  readonly token: string
}

/** The service's API, as administrators and devices use it. */
export class Api {
  constructor(
    readonly address: string,
    private readonly adminToken: string,
  ) {}

  asAdmin<Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    return this.call(method, path, {
      authorization: `Bearer ${this.adminToken}`,
      ...(body !== undefined && { 'content-type': 'application/json', body: JSON.stringify(body) }),
    })
  }

  /** Changes attributes of a device as it is now. */
  async change(id: string, changes: object): Promise<Answer<Record<string, unknown>>> {
    const { body } = await this.asAdmin('GET', `/v1/devices/${id}`)
    return this.changeSeen(id, body['version'] as number, changes)
  }

  changeSeen(id: string, version: number, changes: object): Promise<Answer<Record<string, unknown>>> {
    return this.call('PATCH', `/v1/devices/${id}/attributes`, {
      authorization: `Bearer ${this.adminToken}`,
      'content-type': 'application/json',
      'if-match': `"${version}"`,
      body: JSON.stringify(changes),
    })
  }

  async register(id: string, attributes: object = {}): Promise<Registered> {
    const device = { id, kind: 'lock', model: 'LE', name: `Door ${id}`, zone: 'Europe/Helsinki', ...attributes }
    const { status, body } = await this.asAdmin<Registered>('POST', '/v1/devices', device)
    expect(status).toBe(201)
    return body
  }

  handIn(
    { id, token }: Registered,
    block: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Record<string, unknown>>> {
    const body = typeof block === 'string' || block instanceof Uint8Array ? block : JSON.stringify(block)
    return this.call('POST', `/v1/devices/${id}/audit-blocks`, { authorization: `Bearer ${token}`, ...headers, body })
  }

  async call<Body>(
    method: string,
    path: string,
    { body, ...headers }: Readonly<Record<string, string | Uint8Array>>,
  ): Promise<Answer<Body>> {
    const request = {
      method,
      headers: headers as Record<string, string>,
      ...(body !== undefined && { body: Buffer.from(body) }),
    }
    const response = await fetch(this.address + path, request)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    }
  }
}
