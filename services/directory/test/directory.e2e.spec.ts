import { apiTokenIssued, apiTokenRevoked, directoryState, permission } from '@doorledger/contracts'
import { sha256 } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

interface IssuedToken {
  id: string
  name: string
  permissions: string[]
  expiresAt: string | null
  token: string
}
interface Listed {
  items: { id: string; name: string; revokedAt: string | null; issuedBy: string }[]
  nextCursor: string | null
}

let directory: RunningDirectory
let now = new Date()

beforeAll(async () => {
  directory = await runningDirectory(() => now)
})
afterAll(() => directory.stop())

const call = async (method: string, path: string, token?: string, body?: unknown) => {
  const response = await fetch(`${directory.address}/v1/api-tokens${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as unknown,
  }
}
const asAdmin = (method: string, path: string, body?: unknown) => call(method, path, directory.adminToken, body)
const issue = async (body: object, token = directory.adminToken) => {
  const answer = await call('POST', '', token, body)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body as IssuedToken
}
const list = async (query = '') => (await asAdmin('GET', query)).body as Listed

describe('the first start', () => {
  it('leaves an administrator’s token that works and may do everything', async () => {
    expect(await asAdmin('GET', '')).toMatchObject({
      status: 200,
      body: {
        items: [{ name: 'administrator', permissions: permission.options, issuedBy: 'system', revokedAt: null }],
      },
    })
  })

  it('keeps the token out of the log lines', () => {
    expect(directory.printed()).not.toContain(directory.adminToken)
  })
})

describe('an issued token', () => {
  it('is shown once, to be cached by nobody, and works from the answer on', async () => {
    const { status, headers, body } = await asAdmin('POST', '', { name: 'deputy', permissions: ['token:write'] })
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('no-store')
    const issued = body as IssuedToken
    expect(issued).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      name: 'deputy',
      permissions: ['token:write'],
      expiresAt: null,
      token: expect.stringMatching(/^dl_api_[A-Za-z0-9_-]{43}$/) as string,
    })
    expect((await call('GET', '', issued.token)).status).toBe(200)
    expect(JSON.stringify(await list())).not.toContain(issued.token.slice(0, 16))
  })

  it('does not let its holder grant more than he has', async () => {
    const deputy = await issue({ name: 'deputy', permissions: ['token:write', 'device:read'] })
    const wanted = { name: 'all', permissions: ['device:read', 'logs:delete'] }
    expect(await call('POST', '', deputy.token, wanted)).toMatchObject({
      status: 403,
      body: { type: 'urn:doorledger:problem:permission_not_held', field: 'permissions', permissions: ['logs:delete'] },
    })
    const reader = await issue({ name: 'reader', permissions: ['device:read'] }, deputy.token)
    expect((await list()).items.find(({ id }) => id === reader.id)?.issuedBy).toBe(`token:${deputy.id}`)
  })

  it('without token:write sees and changes no tokens', async () => {
    const { id, token } = await issue({ name: 'reader', permissions: ['access-log:read'] })
    expect((await call('GET', '', token)).status).toBe(403)
    expect((await call('POST', '', token, { name: 'x', permissions: ['access-log:read'] })).status).toBe(403)
    expect((await call('DELETE', `/${id}`, token)).status).toBe(403)
  })

  it('works until it expires', async () => {
    const expiresAt = new Date(now.getTime() + 60_000)
    const { token, expiresAt: told } = await issue({ name: 'guest', permissions: ['token:write'], expiresAt })
    expect(told).toBe(expiresAt.toISOString())
    expect((await call('GET', '', token)).status).toBe(200)
    now = expiresAt
    expect((await call('GET', '', token)).status).toBe(401)
  })

  it('stops working when it is revoked, once and for all', async () => {
    const { id, token } = await issue({ name: 'stolen', permissions: ['token:write'] })
    expect((await asAdmin('DELETE', `/${id}`)).status).toBe(204)
    now = new Date(now.getTime() + 10_000)
    expect((await call('GET', '', token)).status).toBe(401)
    const { items } = await list()
    expect((await asAdmin('DELETE', `/${id}`)).status).toBe(204)
    expect((await list()).items).toEqual(items)
    expect(items.find((item) => item.id === id)?.revokedAt).not.toBeNull()
  })

  it('is published with its whole state and without its secret', async () => {
    const { id, token } = await issue({ name: 'published', permissions: ['audit:read'] })
    await asAdmin('DELETE', `/${id}`)
    const values = await published(`default:api_token:${id}`, 2)
    expect(apiTokenIssued.schema.parse(JSON.parse(values[0]!))).toMatchObject({
      streamversion: 1,
      data: { tokenId: id, tokenHash: sha256(token), permissions: ['audit:read'] },
    })
    expect(apiTokenRevoked.schema.parse(JSON.parse(values[1]!))).toMatchObject({
      streamversion: 2,
      data: { tokenId: id, tokenHash: sha256(token), name: 'published' },
    })
    expect(values.join('')).not.toContain(token)
  })
})

/** The values that the log holds for a key, once there are so many. */
const published = async (key: string, count: number): Promise<string[]> => {
  const values: string[] = []
  const subscription = await directory.log.subscribe({
    group: `test.${key}`,
    topic: directoryState.name,
    claim: () => Promise.resolve(0),
    process: ({ records }) => {
      values.push(...records.filter((record) => record.key === key).map(({ value }) => value))
      return Promise.resolve()
    },
    release: () => undefined,
  })
  await vi.waitFor(() => expect(values).toHaveLength(count), { timeout: 60_000 })
  await subscription.close()
  return values
}

describe('a request that is not right', () => {
  it.each([
    ['a missing name', { permissions: ['device:read'] }, 'name'],
    ['an empty name', { name: ' ', permissions: ['device:read'] }, 'name'],
    ['no permission', { name: 'x', permissions: [] }, 'permissions'],
    ['an unknown permission', { name: 'x', permissions: ['everything'] }, 'permissions.0'],
    ['an unknown field', { name: 'x', permissions: ['device:read'], role: 'admin' }, 'role'],
    ['a past expiry', { name: 'x', permissions: ['device:read'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an expiry that is no time', { name: 'x', permissions: ['device:read'], expiresAt: 'soon' }, 'expiresAt'],
  ])('is refused naming the field: %s', async (_, body, field) => {
    expect(await asAdmin('POST', '', body)).toMatchObject({ status: 400, body: { field } })
  })

  it.each([
    ['?limit=501', 'limit'],
    ['?limit=0', 'limit'],
    ['?cursor=forged', 'cursor'],
    ['?state=active', 'state'],
  ])('is refused naming the parameter: %s', async (query, field) => {
    expect(await asAdmin('GET', query)).toMatchObject({ status: 400, body: { field } })
  })

  it('for a token there is not is answered with 404, for no id at all with 400', async () => {
    expect((await asAdmin('DELETE', '/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c')).status).toBe(404)
    expect((await asAdmin('DELETE', '/reporting')).status).toBe(400)
  })

  it.each([
    ['no token', undefined],
    ['an unknown token', `dl_api_${'A'.repeat(43)}`],
    ['no proper token', 'x'],
  ])('is answered with 401: %s', async (_, token) => {
    expect((await call('GET', '', token)).status).toBe(401)
    expect((await call('POST', '', token, { name: 'x', permissions: ['device:read'] })).status).toBe(401)
  })
})

describe('the list', () => {
  it('is paged, newest first, each token once', async () => {
    for (let index = 0; index < 5; index += 1) await issue({ name: `paged ${index}`, permissions: ['device:read'] })
    const all = (await list('?limit=500')).items.map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: Listed = await list(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)
      expect(page.items.length).toBeLessThanOrEqual(2)
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(all)
    expect(all).toEqual([...all].sort().reverse())
  })
})
