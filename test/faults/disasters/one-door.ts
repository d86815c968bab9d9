import { newId } from '@doorledger/kernel'
import { distributedSettings, freePort, type ServerAddresses, StartedProcess } from '@doorledger/testing'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { until } from '../installation.js'
import { request } from '../request.js'
import { RestartableProcess } from '../restartable-process.js'

const SERVICES = ['directory', 'device-ingest', 'access-decision', 'audit-trail'] as const
type Service = (typeof SERVICES)[number]
type Settings = Readonly<Record<string, string>>

const CARD = '11:572'
const PERSON = 'Anna Berg'

interface Row {
  readonly id: string
  readonly result: string
  readonly user: { readonly name: string | null } | null
}

/** Services that decide for one door with one reader and show what happened there; servers are the caller's. */
export class OneDoor {
  private readerToken = ''
  /** attempts that were made, granted or not: each is a row */
  attempts = 0

  private constructor(
    private settings: Settings,
    private readonly services: Readonly<Record<Service, RestartableProcess>>,
  ) {}

  /** @param settings in addition to those that all services share */
  static async on(dir: string, servers: ServerAddresses, settings: Settings = {}): Promise<OneDoor> {
    const environment = {
      ...distributedSettings(servers, dir),
      DECISION_DATA_DIR: join(dir, 'decisions'),
      ...settings,
    }
    const processes = SERVICES.map(
      async (service) =>
        [service, new RestartableProcess({ service, port: await freePort(), dir, environment })] as const,
    )
    const services = Object.fromEntries(await Promise.all(processes)) as OneDoor['services']
    return new OneDoor(environment, services)
  }

  /** What is changed holds from the next start on. */
  change(settings: Settings): void {
    this.settings = { ...this.settings, ...settings }
  }

  /** @param first services that are ready before the others start */
  async start(first: readonly Service[] = []): Promise<void> {
    for (const service of first) await this.services[service].start(this.settings)
    const others = SERVICES.filter((service) => !first.includes(service))
    await Promise.all(others.map((service) => this.services[service].start(this.settings)))
  }

  async stop(): Promise<void> {
    await Promise.all(SERVICES.map((service) => this.services[service].stop()))
  }

  /** Each service once, as a job. */
  async runJobs(settings: Settings): Promise<void> {
    for (const service of SERVICES) {
      const { code, printed } = await this.ended(service, { MIGRATIONS: 'only', ...settings })
      expect(code, printed).toBe(0)
    }
  }

  /** A process of a service that ends by itself. */
  async ended(service: Service, settings: Settings = {}): Promise<{ code: number | null; printed: string }> {
    const environment = { ...this.settings, ...settings, PORT: String(await freePort()) }
    const { code, stdout, stderr } = await StartedProcess.start({
      file: `services/${service}/dist/main.js`,
      environment,
    }).ended
    return { code, printed: stdout + stderr }
  }

  /** A replica that has lost its volume knows nothing but what the log tells it. */
  loseVolumes(): Promise<void> {
    return rm(this.settings['DECISION_DATA_DIR']!, { recursive: true, force: true })
  }

  /** Somebody with a card, and a rule by which she may go in. */
  async register(): Promise<void> {
    const reader = { id: 'reader', kind: 'reader', name: 'Lobby reader' }
    const { token } = await this.made<{ token: string }>('device-ingest', '/v1/devices', reader)
    this.readerToken = token
    const person = { username: 'anna', name: PERSON }
    const { id: userId } = await this.made<{ id: string }>('directory', '/v1/users', person)
    await this.made('directory', '/v1/credentials', { kind: 'keycard', number: CARD, userId })
    const accessPoints = [{ accessPointId: 'in', deviceId: 'reader' }]
    await this.made('access-decision', '/v1/doors', { id: 'lobby', name: 'Lobby', accessPoints })
    const rule = { name: 'Anna', who: { userIds: [userId] }, where: { doorIds: ['lobby'] } }
    await this.made('access-decision', '/v1/access-rules', rule)
  }

  /** What the door is told; undefined when it gets no answer. */
  async decided(): Promise<string | undefined> {
    this.attempts += 1
    const asked = { attemptId: newId(), credential: { kind: 'rfid', value: CARD } }
    const answer = await request(`${this.services['access-decision'].address}/v1/access-attempts`, {
      method: 'POST',
      token: this.readerToken,
      body: JSON.stringify(asked),
    })
    return (answer?.body as { decision?: string } | undefined)?.decision
  }

  async granted(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) expect(await this.decided()).toBe('granted')
  }

  async untilGranted(when: string): Promise<void> {
    await until(when, async () => ((await this.decided()) === 'granted' ? true : undefined))
  }

  /** The access log, once it has come to a row for each attempt, or to so many. */
  untilRows(count = this.attempts): Promise<readonly Row[]> {
    return until(`there are ${count} rows`, async () => {
      const rows = await this.rows()
      return rows.length >= count ? rows : undefined
    })
  }

  async rows(): Promise<readonly Row[]> {
    const answer = await this.call('audit-trail', '/v1/access-events?device=reader&limit=200')
    return (answer?.body as { items?: readonly Row[] } | undefined)?.items ?? []
  }

  async deadLetters(): Promise<readonly unknown[]> {
    const answers = await Promise.all(SERVICES.map((service) => this.call(service, '/v1/dead-letters')))
    return answers.flatMap((answer) => (answer?.body as { items?: unknown[] } | undefined)?.items ?? [])
  }

  async call(service: Service, path: string, body?: object) {
    const token = (await readFile(this.settings['ADMIN_TOKEN_FILE']!, 'utf8')).trim()
    return request(`${this.services[service].address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      token,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  private made<Made>(service: Service, path: string, body: object): Promise<Made> {
    return until(`POST ${path} is done`, async () => {
      const answer = await this.call(service, path, body)
      return answer?.status === 201 ? (answer.body as Made) : undefined
    })
  }
}

/** Names on rows of who went in, each once: an attempt made before a door knows its cards is nobody's. */
export const namesOn = (rows: readonly Row[]): readonly (string | null | undefined)[] => [
  ...new Set(rows.filter(({ result }) => result === 'granted').map(({ user }) => user?.name)),
]

export const idsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id)

/** A folder that servers of other users may look into. */
export const disasterFolder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'doorledger-disaster-'))
  await chmod(dir, 0o755)
  return dir
}
