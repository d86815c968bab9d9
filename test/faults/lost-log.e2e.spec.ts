import { newId } from '@doorledger/kernel'
import {
  type BackingService,
  distributedSettings,
  freePort,
  startKafka,
  StartedProcess,
  startPostgres,
  startRedis,
} from '@doorledger/testing'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './installation.js'
import { request } from './request.js'
import { RestartableProcess } from './restartable-process.js'
import { START_TIMEOUT_MS } from './rounds.js'

const SERVICES = ['directory', 'device-ingest', 'access-decision', 'audit-trail'] as const
type Service = (typeof SERVICES)[number]
const CARD = '11:572'
const ATTEMPTS_BEFORE = 40

/** Broker and topics are gone for good; Postgres is as it was. `docs/operations/disasters.md` says what is done then. */
describe('a log that is lost for good', { timeout: START_TIMEOUT_MS }, () => {
  let dir: string
  let environment: Record<string, string>
  let kafka: BackingService
  let others: readonly BackingService[]
  let services: Readonly<Record<Service, RestartableProcess>>
  let readerToken: string

  const folder = async (name: string) => {
    await mkdir(join(dir, name))
    return { dir: join(dir, name) }
  }
  const startAll = () => Promise.all(SERVICES.map((service) => services[service].start(environment)))
  const stopAll = () => Promise.all(SERVICES.map((service) => services[service].stop()))

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'doorledger-lost-log-'))
    await chmod(dir, 0o755)
    const [first, postgres, redis] = await Promise.all([
      startKafka(await folder('kafka')),
      startPostgres(await folder('postgres')),
      startRedis(await folder('redis')),
    ])
    kafka = first
    others = [postgres, redis]
    const settings = distributedSettings(
      { kafka: kafka.address, postgres: postgres.address, redis: redis.address },
      dir,
    )
    environment = { ...settings, DECISION_DATA_DIR: join(dir, 'decisions') }
    const started = SERVICES.map(
      async (service) =>
        [service, new RestartableProcess({ service, port: await freePort(), dir, environment })] as const,
    )
    services = Object.fromEntries(await Promise.all(started)) as typeof services
    await startAll()
  }, START_TIMEOUT_MS)
  afterAll(async () => {
    await stopAll()
    await Promise.all([kafka, ...others].map((server) => server.stop()))
    await rm(dir, { recursive: true, force: true })
  })

  const call = async (service: Service, path: string, body?: object) => {
    const token = (await readFile(environment['ADMIN_TOKEN_FILE']!, 'utf8')).trim()
    const method = body === undefined ? 'GET' : 'POST'
    return request(`${services[service].address}${path}`, {
      method,
      token,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
  const made = <Made>(service: Service, path: string, body: object): Promise<Made> =>
    until(`POST ${path} is done`, async () => {
      const answer = await call(service, path, body)
      return answer?.status === 201 ? (answer.body as Made) : undefined
    })
  const decided = async (): Promise<string | undefined> => {
    const asked = { attemptId: newId(), credential: { kind: 'rfid', value: CARD } }
    const answer = await request(`${services['access-decision'].address}/v1/access-attempts`, {
      method: 'POST',
      token: readerToken,
      body: JSON.stringify(asked),
    })
    return (answer?.body as { decision?: string } | undefined)?.decision
  }
  const rows = async () => {
    const answer = await call('audit-trail', '/v1/access-events?device=reader&limit=200')
    return (answer?.body as { items?: { id: string; user: { name: string } | null }[] } | undefined)?.items ?? []
  }
  const untilRows = (count: number) =>
    until(`there are ${count} rows`, async () => {
      const found = await rows()
      return found.length >= count ? found : undefined
    })

  it('is replaced by new topics: doors decide as before, rows go on, nothing is there twice', async () => {
    const { token } = await made<{ token: string }>('device-ingest', '/v1/devices', {
      id: 'reader',
      kind: 'reader',
      name: 'Lobby reader',
    })
    readerToken = token
    const { id: userId } = await made<{ id: string }>('directory', '/v1/users', { username: 'anna', name: 'Anna Berg' })
    const card = { kind: 'keycard', number: CARD, userId }
    await made('directory', '/v1/credentials', card)
    await made('access-decision', '/v1/doors', {
      id: 'lobby',
      name: 'Lobby',
      accessPoints: [{ accessPointId: 'in', deviceId: 'reader' }],
    })
    const rule = { name: 'Anna', who: { userIds: [userId] }, where: { doorIds: ['lobby'] } }
    await made('access-decision', '/v1/access-rules', rule)
    const granted = (when: string) => until(when, async () => ((await decided()) === 'granted' ? true : undefined))
    await granted('Anna may go in')
    for (let n = 1; n < ATTEMPTS_BEFORE; n += 1) expect(await decided()).toBe('granted')
    const before = await untilRows(ATTEMPTS_BEFORE)

    await stopAll()
    await kafka.stop()
    // A replica that has lost its volume as well has nothing but the log to learn the policy from.
    await rm(environment['DECISION_DATA_DIR']!, { recursive: true, force: true })
    kafka = await startKafka(await folder('new-kafka'))
    environment = { ...environment, KAFKA_BROKERS: kafka.address }
    for (const service of SERVICES) {
      const once = { ...environment, MIGRATIONS: 'only', LOG_REPLACED: 'true', PORT: String(await freePort()) }
      const job = StartedProcess.start({ file: `services/${service}/dist/main.js`, environment: once })
      const { code, stdout, stderr } = await job.ended
      expect(code, stdout + stderr).toBe(0)
    }
    await startAll()

    await granted('Anna may go in again')
    const after = await untilRows(before.length + 1)
    const ids = after.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
    expect(after.map(({ user }) => user?.name)).toEqual(after.map(() => 'Anna Berg'))
    for (const service of SERVICES) {
      const letters = (await call(service, '/v1/dead-letters'))?.body as { items: unknown[] } | undefined
      expect(letters?.items ?? [], service).toEqual([])
    }
  })
})
