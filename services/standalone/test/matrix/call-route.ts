import { newId } from '@doorledger/kernel'

/** What is put into a call of a route. */
export interface Asked {
  readonly token?: string | undefined
  /** to things that are there; without, to things that nothing has ever been */
  readonly path?: string | undefined
  readonly body?: object | undefined
}

/** What came of it. */
export interface Said {
  readonly status: number
  /** of the problem, such as `permission_missing` */
  readonly code?: string | undefined
  /** that the problem names */
  readonly permission?: string | undefined
  readonly text: string
}

/** Calls a route, `GET /v1/locks/{id}`; of an answer without an end no more than its beginning is read. */
export const callRoute = async (address: string, route: string, asked: Asked): Promise<Said> => {
  const [method = '', template = ''] = route.split(' ')
  const path = asked.path ?? template.replaceAll(/\{\w+\}/g, () => newId())
  const response = await fetch(address + path, requestFor(method, template, asked))
  if (template.endsWith('/stream') && response.ok) {
    await response.body?.cancel()
    return { status: response.status, text: '' }
  }
  const text = await response.text()
  return { status: response.status, text, ...problemIn(text) }
}

/** With a version that nothing has reached: what would be changed by it stays. */
const requestFor = (method: string, template: string, { token, body = {} }: Asked): RequestInit => ({
  method,
  headers: {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    'content-type': typeOf(template, body),
    'if-match': '"99"',
  },
  ...(method !== 'GET' && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
})

const typeOf = (template: string, body: object): string => {
  if (Buffer.isBuffer(body)) return 'image/jpeg'
  return template.endsWith('-imports') ? 'text/csv' : 'application/json'
}

const problemIn = (text: string): Pick<Said, 'code' | 'permission'> => {
  if (!text.startsWith('{')) return {}
  const { type, permission } = JSON.parse(text) as { readonly type?: string; readonly permission?: string }
  return { code: type?.split(':').at(-1), permission }
}
