import { topics } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { openKafkaEventLog } from '@doorledger/event-log/kafka'
import { newId } from '@doorledger/kernel'
import {
  type BackingService,
  distributedSettings,
  freePort,
  startKafka,
  startPostgres,
  startRedis,
} from '@doorledger/testing'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CuttingProxy } from '../cutting-proxy.js'
import { RestartableProcess } from '../restartable-process.js'
import { LOOKUP_KEY, officeEvents, type Reader, readersOf } from './small-office.js'

export type ServerName = 'kafka' | 'postgres' | 'redis'

/** A server and the way to it. */
export interface Server {
  readonly service: BackingService
  readonly way: CuttingProxy
}

/** access-decision with servers of its own, every way to which leads through a proxy, and an office it decides for. */
export class DecisionSystem {
  private constructor(
    private readonly dir: string,
    readonly servers: Readonly<Record<ServerName, Server>>,
    private readonly service: RestartableProcess,
    private readonly office: { readonly log: EventLog; readonly readers: readonly Reader[] },
  ) {}

  static async start(): Promise<DecisionSystem> {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-decisions-'))
    await chmod(dir, 0o755)
    const servers = await startServers(dir)
    const { kafka, postgres, redis } = servers
    const addresses = {
      kafka: `127.0.0.1:${kafka.way.port}`,
      postgres: throughProxy(postgres),
      redis: throughProxy(redis),
    }
    const log = openKafkaEventLog({ brokers: [addresses.kafka], clientId: 'decision-faults' })
    await log.createTopics(topics)
    const readers = readersOf(newId().slice(-6))
    for (const { topic, event } of officeEvents(readers)) await log.append(topic, [recordOf(event)])
    const environment = {
      ...distributedSettings(addresses, dir),
      CREDENTIAL_LOOKUP_KEY: LOOKUP_KEY,
      DECISION_DATA_DIR: join(dir, 'decisions'),
    }
    const service = new RestartableProcess({ service: 'access-decision', port: await freePort(), dir, environment })
    await service.start()
    return new DecisionSystem(dir, servers, service, { log, readers })
  }

  get log(): EventLog {
    return this.office.log
  }

  get readers(): readonly Reader[] {
    return this.office.readers
  }

  get address(): string {
    return this.service.address
  }

  /** Whether the process that was started at the beginning still runs. */
  get isUp(): boolean {
    return this.service.running.running
  }

  /** @param keepLogs leaves the folder behind, for who wants to know why */
  async stop(keepLogs: boolean): Promise<void> {
    await this.service.stop()
    await this.log.close()
    const all = Object.values(this.servers)
    for (const { way } of all) way.close()
    await Promise.all(all.map(({ service }) => service.stop()))
    if (!keepLogs) await rm(this.dir, { recursive: true, force: true })
  }
}

const startServers = async (dir: string): Promise<Readonly<Record<ServerName, Server>>> => {
  const started = async (
    name: ServerName,
    start: (options: { dir: string; advertisedPort: number }) => Promise<BackingService>,
  ): Promise<Server> => {
    const way = await CuttingProxy.listen(await freePort())
    await mkdir(join(dir, name))
    const service = await start({ dir: join(dir, name), advertisedPort: way.port })
    const { hostname, port } = new URL(service.address.includes('://') ? service.address : `tcp://${service.address}`)
    way.leadTo(`${hostname}:${port}`)
    return { service, way }
  }
  const [kafka, postgres, redis] = await Promise.all([
    started('kafka', startKafka),
    started('postgres', startPostgres),
    started('redis', startRedis),
  ])
  return { kafka, postgres, redis }
}

const throughProxy = ({ service, way }: Server): string => {
  const address = new URL(service.address)
  address.hostname = '127.0.0.1'
  address.port = String(way.port)
  return address.href
}
