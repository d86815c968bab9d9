import { expect } from 'vitest'
import type { UserView } from '../src/people/user-view.js'
import type { SessionAnswer } from '../src/sessions/session-answer.js'
import type { PeopleApi } from './people-api.js'

/** What came back, with the cookie for the next request. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
  readonly text: string
}

interface Asked {
  readonly body?: unknown
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A session as a browser has it: the access token in memory, the refresh token in a cookie it cannot read. */
export interface Browser extends SessionAnswer {
  readonly cookie: string
}

/** Sessions and passwords of a running directory. */
export class SignInApi {
  constructor(private readonly address: () => string) {}

  async call(method: string, path: string, { body, token, headers }: Asked = {}): Promise<Answer> {
    const response = await fetch(this.address() + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    }
  }

  trySignIn(username: string, password: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call('POST', '/v1/sessions', { body: { username, password }, headers })
  }

  async signIn(username: string, password: string, headers: Readonly<Record<string, string>> = {}): Promise<Browser> {
    const answer = await this.trySignIn(username, password, headers)
    expect(answer).toMatchObject({ status: 201 })
    return browserOf(answer)
  }

  tryRefresh({ cookie }: Pick<Browser, 'cookie'>): Promise<Answer> {
    return this.call('POST', '/v1/sessions/refresh', { headers: { cookie } })
  }

  async refresh(browser: Pick<Browser, 'cookie'>): Promise<Browser> {
    const answer = await this.tryRefresh(browser)
    expect(answer).toMatchObject({ status: 200 })
    return browserOf(answer)
  }

  /** What a signed-in person gets who asks for his own sessions: 200 while the access token is accepted. */
  async statusOf({ accessToken }: Pick<Browser, 'accessToken'>): Promise<number> {
    return (await this.call('GET', '/v1/sessions', { token: accessToken })).status
  }
}

/** Gives an installation people with passwords, as an administrator would: by links handed out. */
export class Newcomers {
  private count = 0

  constructor(
    private readonly api: SignInApi,
    private readonly people: PeopleApi,
  ) {}

  async add(password: string, fields: { readonly email?: string } = {}): Promise<UserView & { username: string }> {
    this.count += 1
    const person = await this.people.create({ username: `anna${this.count}`, name: 'Anna', ...fields })
    expect(await this.setByLink(await this.linkFor(person.id), password)).toMatchObject({ status: 204 })
    await this.people.known(person)
    return { ...person, username: `anna${this.count}` }
  }

  async linkFor(id: string): Promise<string> {
    const answer = await this.people.call('POST', `/${id}/password-links`)
    expect(answer).toMatchObject({ status: 201 })
    return (answer.body as { token: string }).token
  }

  setByLink(link: string, newPassword: string): Promise<Answer> {
    return this.api.call('POST', `/v1/password-resets/${link}`, { body: { newPassword } })
  }
}

const browserOf = ({ body, headers }: Answer): Browser => ({
  ...(body as SessionAnswer),
  cookie: headers.getSetCookie()[0]!.split(';', 1)[0]!,
})
