import { accessGranted, eventOf } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { until } from './installation.js'
import { request } from './request.js'

const VIEW = 'audit-trail.access-log'
/** Long before whatever locks tell of in a test. */
const OLD = { first: Date.parse('2021-03-10T08:00:00Z'), query: 'from=2021-01-01&to=2022-01-01' }
const KEEP_DAYS = 366
const HELD_DOOR = 'vault'

/** Where records are deleted by age. */
export interface Archive {
  readonly address: string
  readonly token: string
  /** of its own database, also after a start */
  databaseUrl(): Promise<string>
}

interface Purge {
  readonly id: string
  readonly token: string
  readonly status: string
  readonly preview: { readonly rows: number; readonly held: number } | null
  readonly purged: Readonly<Record<string, { readonly rows: number; readonly held: number }>>
}

/** What a deletion was previewed to be, and what came of it. */
export interface Deleted {
  readonly previewed: { readonly rows: number; readonly held: number }
  /** by service */
  readonly purged: Purge['purged']
  readonly left: number
}

/** Records of years ago, some under a legal hold, and their deletion. */
export class OldRecords {
  private held = 0

  constructor(private readonly archive: Archive) {}

  /** What is told of that door from now on is held. */
  async hold(): Promise<void> {
    const scope = { doors: [HELD_DOOR] }
    await this.said('POST', '/v1/retention/legal-holds', {
      ...{ matter: 'Case 17', reason: 'Theft', custodian: 'Legal', scope },
    })
  }

  async seed(count: number, held: number): Promise<void> {
    const log = await openEmbeddedEventLog({ url: await this.archive.databaseUrl() })
    const records = Array.from({ length: count + held }, (_, n) => attempt(n < held ? HELD_DOOR : 'front', n))
    await log.append('access.events.v1', records).finally(() => log.close())
    this.held += held
    await until('old records are in the access log', async () => (await this.left()) === this.held + count || undefined)
  }

  /** Previews the deletion of everything old, and confirms it. */
  async confirm(): Promise<{ readonly id: string; readonly previewed: Deleted['previewed'] }> {
    const { token, ...purge } = await this.said<Purge>('POST', '/v1/retention/purges/preview', {
      ...{ recordKind: 'access-log', keepDays: KEEP_DAYS },
    })
    await this.said('POST', '/v1/retention/purges', { token, confirmation: String(KEEP_DAYS) })
    return { id: purge.id, previewed: { rows: purge.preview!.rows, held: purge.preview!.held } }
  }

  /** Has the view filled anew, beside the old one. */
  async rebuild(): Promise<void> {
    await this.said('POST', `/v1/projections/${VIEW}/rebuild`, {})
  }

  async deleted({ id, previewed }: Awaited<ReturnType<OldRecords['confirm']>>): Promise<Deleted> {
    const { purged } = await until('the deletion is completed', async () => {
      const purge = await this.asked<Purge>(`/v1/retention/purges/${id}`)
      return purge?.status === 'completed' ? purge : undefined
    })
    await until('no view is being rebuilt', async () => {
      const views = await this.asked<{ items: { name: string; rebuild?: unknown }[] }>('/v1/projections')
      const view = views?.items.find(({ name }) => name === VIEW)
      return (view !== undefined && (view.rebuild ?? null) === null) || undefined
    })
    const left = await until('the access log answers', () => this.left())
    return { previewed, purged, left }
  }

  private async left(): Promise<number | undefined> {
    return (await this.asked<{ count: number }>(`/v1/access-events/count?${OLD.query}`))?.count
  }

  private async asked<Body>(path: string): Promise<Body | undefined> {
    const answer = await request(this.archive.address + path, { token: this.archive.token })
    return answer?.status === 200 ? (answer.body as Body) : undefined
  }

  private async said<Body>(method: string, path: string, body: object): Promise<Body> {
    const asked = { method, token: this.archive.token, body: JSON.stringify(body) }
    return until(`${method} ${path} is taken`, async () => {
      const answer = await request(this.archive.address + path, asked)
      return answer !== undefined && answer.status < 300 ? (answer.body as Body) : undefined
    })
  }
}

const attempt = (doorId: string, n: number) => {
  const at = new Date(OLD.first + n * 1_000).toISOString()
  const data = { ...accessGranted.example, accessEventId: newId(), revision: 0, door: { id: doorId, name: doorId } }
  return recordOf(
    eventOf(accessGranted, data, { tenantId: 'default', service: 'test', occurredAt: at, recordedAt: at }),
  )
}
