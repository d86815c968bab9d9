import type { Api } from '../../../test/system/api.js'

interface Person {
  readonly id: string
  readonly userNo: number
  readonly version: number
}

/** People and what they hold, as an administrator keeps them through the API. */
export class DirectoryOf {
  constructor(private readonly api: () => Api) {}

  person(username: string, name: string, more: object = {}): Promise<Person> {
    return this.#done<Person>('POST', '/v1/users', { username, name, ...more })
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#done('PATCH', `/v1/users/${id}`, { name }, await this.#tagOf(`/v1/users/${id}`))
  }

  /** Gives a person a role of its own, in place of those held. */
  async allow(id: string, ...permissions: readonly string[]): Promise<void> {
    const role = await this.#done<{ id: string }>('POST', '/v1/roles', { name: `Role of ${id}`, permissions })
    const assignments = [{ roleId: role.id, premisesId: null }]
    await this.#done('PATCH', `/v1/users/${id}`, { assignments }, await this.#tagOf(`/v1/users/${id}`))
  }

  async erase(id: string): Promise<void> {
    await this.#done('DELETE', `/v1/users/${id}/personal-data`, undefined, await this.#tagOf(`/v1/users/${id}`))
  }

  /** Why a person cannot be erased: asked with a version that never was, so that nobody is erased by asking. */
  async refusalToErase(id: string): Promise<string> {
    const headers = { 'if-match': '"0"' }
    return (await this.api().call('DELETE', `/v1/users/${id}/personal-data`, { headers })).text
  }

  async fob(number: string): Promise<string> {
    const body = { kind: 'key_fob', number }
    return (await this.#done<{ id: string }>('POST', '/v1/credentials', body)).id
  }

  async assign(credentialId: string, userId: string, fromMs: number): Promise<void> {
    const body = { userId, from: new Date(fromMs).toISOString() }
    await this.#done('POST', `/v1/credentials/${credentialId}/assign`, body)
  }

  async premises(id: string, name: string): Promise<void> {
    await this.#done('POST', '/v1/premises', { id, kind: 'building', name })
  }

  async renamePremises(id: string, name: string): Promise<void> {
    await this.#done('PATCH', `/v1/premises/${id}`, { name }, await this.#tagOf(`/v1/premises/${id}`))
  }

  async renameDoor(id: string, name: string): Promise<void> {
    await this.#done('PATCH', `/v1/devices/${id}/attributes`, { name }, await this.#tagOf(`/v1/devices/${id}`))
  }

  async #tagOf(path: string): Promise<string> {
    return (await this.api().call('GET', path)).headers.get('etag') ?? ''
  }

  async #done<Body>(method: string, path: string, body?: object, ifMatch?: string): Promise<Body> {
    const asked = { ...(body && { body }), ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }) }
    const answer = await this.api().call<Body>(method, path, asked)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
}
