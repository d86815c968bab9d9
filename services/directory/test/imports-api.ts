import type { ActionReport, Envelope } from '@doorledger/contracts'
import type { FaultView, ImportView } from '@doorledger/csv'
import { expect, vi } from 'vitest'
import type { RunningDirectory } from './running-directory.js'

interface Sent {
  readonly dryRun?: boolean
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Reported = Envelope & { readonly data: ActionReport }

/** `/v1/user-imports`, or imports of another kind, and exports of a running directory, as an administrator unless another token is given. */
export class ImportsApi {
  constructor(
    private readonly directory: () => RunningDirectory,
    private readonly path = 'user-imports',
  ) {}

  async call(path: string, request: RequestInit = {}, token?: string): Promise<Response> {
    const { address, adminToken } = this.directory()
    const headers = { authorization: `Bearer ${token ?? adminToken}`, ...(request.headers as object) }
    return fetch(`${address}/v1/${path}`, { ...request, headers })
  }

  send(file: string, { dryRun = false, token, headers }: Sent = {}): Promise<Response> {
    const request = { method: 'POST', body: file, headers: { 'content-type': 'text/csv', ...headers } }
    return this.call(`${this.path}?dryRun=${dryRun}`, request, token)
  }

  async start(file: string, sent: Sent = {}): Promise<ImportView> {
    const answer = await this.send(file, sent)
    expect(answer.status).toBe(202)
    return (await answer.json()) as ImportView
  }

  async show(id: string): Promise<ImportView> {
    return (await (await this.call(`${this.path}/${id}`)).json()) as ImportView
  }

  cancel(id: string): Promise<Response> {
    return this.call(`${this.path}/${id}`, { method: 'DELETE' })
  }

  /** Once it is over. */
  async finished(id: string): Promise<ImportView> {
    return vi.waitFor(
      async () => {
        const view = await this.show(id)
        expect(view.finishedAt).not.toBeNull()
        return view
      },
      { timeout: 120_000, interval: 50 },
    )
  }

  async run(file: string, sent: Sent = {}): Promise<ImportView> {
    return this.finished((await this.start(file, sent)).id)
  }

  async faults(id: string, limit = 500): Promise<FaultView[]> {
    const found: FaultView[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`
      const answer = await this.call(`${this.path}/${id}/faults?limit=${limit}${at}`)
      const page = (await answer.json()) as { items: FaultView[]; nextCursor: string | null }
      found.push(...page.items)
      cursor = page.nextCursor
    }
    return found
  }

  async export(path = 'users/export'): Promise<string> {
    const answer = await this.call(path)
    expect(answer.status).toBe(200)
    return answer.text()
  }

  /** what the log of administrators was told, in order: of one import, or of all actions of a name */
  async reports(of: { readonly id?: string; readonly action?: string }): Promise<Reported[]> {
    const { rows } = await this.directory().database.query<{ value: string }>(
      `select value from events where type = 'admin.action_reported' order by position`,
    )
    return rows
      .map(({ value }) => JSON.parse(value) as Reported)
      .filter(({ data }) => of.id === undefined || data.target?.id === of.id)
      .filter(({ data }) => of.action === undefined || data.action === of.action)
  }
}
