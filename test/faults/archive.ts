import pg from 'pg'
import { until } from './installation.js'
import { request } from './request.js'

export interface ArchiveAt {
  readonly address: string
  readonly token: string
  readonly dataDir: string
  /** of its own database, also after a start */
  databaseUrl(): Promise<string>
}

/** Where records are deleted by age: a Doorledger that may just be starting again. */
export class Archive {
  constructor(readonly at: ArchiveAt) {}

  async asked<Body>(path: string): Promise<Body | undefined> {
    const answer = await request(this.at.address + path, { token: this.at.token })
    return answer?.status === 200 ? (answer.body as Body) : undefined
  }

  /** Says it until it is taken. */
  async said<Body>(path: string, body: object): Promise<Body> {
    const asked = { method: 'POST', token: this.at.token, body: JSON.stringify(body) }
    return until(`POST ${path} is taken`, async () => {
      const answer = await request(this.at.address + path, asked)
      return answer !== undefined && answer.status < 300 ? (answer.body as Body) : undefined
    })
  }

  /** The first column of what a query gives, in order. */
  async column(text: string, values: unknown[] = []): Promise<readonly string[]> {
    const client = new pg.Client({ connectionString: await this.at.databaseUrl() })
    await client.connect()
    try {
      const { rows } = await client.query<string[]>({ text, values, rowMode: 'array' })
      return rows.map(([value]) => value!)
    } finally {
      await client.end()
    }
  }
}
