export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Body
}

export interface Asked {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** objects are sent as JSON, everything else as it is */
  readonly body?: object | string | Buffer
}

export interface Registered {
  readonly id: string
  readonly token: string
}

export interface Listed<Item = Record<string, unknown>> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** The API of a running Doorledger, as administrators and devices use it. */
export class Api {
  constructor(
    readonly address: string,
    readonly adminToken: string,
  ) {}

  async call<Body = Record<string, unknown>>(method: string, path: string, asked: Asked = {}): Promise<Answer<Body>> {
    const { token = this.adminToken, headers, body } = asked
    const isData = typeof body === 'object' && !Buffer.isBuffer(body)
    const response = await fetch(this.address + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(isData && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: isData ? JSON.stringify(body) : new Uint8Array(Buffer.from(body as string)) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
    }
  }

  async get<Body = Record<string, unknown>>(path: string): Promise<Body> {
    const { status, text, body } = await this.call<Body>('GET', path)
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${text}`)
    return body
  }

  /** All pages of a list. */
  async list<Item = Record<string, unknown>>(path: string): Promise<readonly Item[]> {
    const items: Item[] = []
    let cursor: string | null = null
    do {
      const page: Listed<Item> = await this.get(
        cursor === null ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`,
      )
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return items
  }

  async register(id: string, attributes: object = {}): Promise<Registered> {
    const device = { id, kind: 'lock', model: 'LE', name: `Door ${id}`, zone: 'Europe/Helsinki', ...attributes }
    const { status, text, body } = await this.call<Registered>('POST', '/v1/devices', { body: device })
    if (status !== 201) throw new Error(`Registering ${id}: ${status} ${text}`)
    return body
  }

  handIn({ id, token }: Registered, block: object | string | Buffer, headers?: Readonly<Record<string, string>>) {
    return this.call('POST', `/v1/devices/${id}/audit-blocks`, { token, body: block, ...(headers && { headers }) })
  }
}
