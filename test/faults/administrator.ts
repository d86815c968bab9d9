import { type Findings, nothingFound, onceFindings } from './findings.js'
import { until } from './installation.js'
import { request } from './request.js'

interface Entry {
  readonly target: { readonly id: string }
  readonly outcome: string
}

/** Where an administrator works, and where what he did can be read. */
export interface Workplace {
  readonly directory: string
  readonly adminAudit: string
  readonly token: string
}

/** Creates roles, one after the other, and remembers which of them were acknowledged. */
export class Administrator {
  private readonly acknowledged = new Set<string>()
  private tried = 0

  /** @param name begins the ids of his roles */
  constructor(
    private readonly place: Workplace,
    private readonly name: string,
  ) {}

  get actions(): number {
    return this.acknowledged.size
  }

  /** Works until so many more actions are acknowledged, or there is something else to do. */
  async work(count: number, signal?: AbortSignal): Promise<void> {
    const enough = this.actions + count
    while (this.actions < enough && signal?.aborted !== true) await this.act()
  }

  /** What became of the action is known only if there is an answer: it is not tried again. */
  private async act(): Promise<void> {
    this.tried += 1
    const id = `${this.name}-${this.tried}`
    const body = JSON.stringify({ id, name: id, permissions: [] })
    const answer = await request(`${this.place.directory}/v1/roles`, { method: 'POST', token: this.place.token, body })
    if (answer?.status === 201) this.acknowledged.add(id)
    else if (answer === undefined) await new Promise((resume) => setTimeout(resume, 50))
  }

  /** Compares what was acknowledged with the audit log, as soon as the log has all of it. */
  async findings(): Promise<Findings> {
    const entries = await until(`the log has all ${this.actions} actions of ${this.name}`, async () => {
      const found = await this.entries()
      const ids = new Set(found)
      return [...this.acknowledged].every((id) => ids.has(id)) ? found : undefined
    })
    // An action whose answer was lost may have been done: then it has one entry as well.
    const expected = new Set([...this.acknowledged, ...entries])
    return { ...onceFindings(expected, entries), acknowledged: this.actions, outOfOrder: nothingFound.outOfOrder }
  }

  private async entries(): Promise<readonly string[]> {
    const found: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `type=role.update&operation=created&outcome=done&q=${this.name}&limit=500`
      const path = `/v1/audit-entries?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`
      const answer = await request(this.place.adminAudit + path, { token: this.place.token })
      if (answer?.status !== 200) return []
      const body = answer.body as { items: Entry[]; nextCursor: string | null }
      found.push(...body.items.map(({ target }) => target.id))
      cursor = body.nextCursor
    }
    return found
  }
}
