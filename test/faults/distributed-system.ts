import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BackingService,
  distributedSettings,
  freePort,
  startKafka,
  startPostgres,
  startRedis,
} from '@doorledger/testing'
import { CuttingProxy } from './cutting-proxy.js'
import { Installation } from './installation.js'
import { RestartableProcess } from './restartable-process.js'

/** Two instances of what devices and readers meet, one of what they do not. */
const SERVICES = ['directory', 'device-ingest', 'device-ingest', 'audit-trail', 'audit-trail', 'admin-audit'] as const
export type ServiceName = (typeof SERVICES)[number]

/** What the services stand on, with the way to Kafka leading through a proxy. */
export interface Servers {
  readonly kafka: BackingService
  readonly wayToKafka: CuttingProxy
  readonly postgres: BackingService
  readonly redis: BackingService
}

const startServers = async (dir: string): Promise<Servers> => {
  const folder = async (name: string) => {
    await mkdir(join(dir, name))
    return { dir: join(dir, name) }
  }
  const wayToKafka = await CuttingProxy.listen(await freePort())
  const [kafka, postgres, redis] = await Promise.all([
    startKafka({ ...(await folder('kafka')), advertisedPort: wayToKafka.port }),
    startPostgres(await folder('postgres')),
    startRedis(await folder('redis')),
  ])
  wayToKafka.leadTo(kafka.address)
  return { kafka, wayToKafka, postgres, redis }
}

/** A distributed Doorledger with servers of its own, all of which may be struck. */
export class DistributedSystem {
  private constructor(
    private readonly place: { readonly dir: string; readonly environment: Readonly<Record<string, string>> },
    readonly servers: Servers,
    private readonly processes: ReadonlyMap<RestartableProcess, ServiceName>,
    readonly installation: Installation,
  ) {}

  static async start(): Promise<DistributedSystem> {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-faults-'))
    await chmod(dir, 0o755)
    const servers = await startServers(dir)
    const { wayToKafka, postgres, redis } = servers
    const kafka = `127.0.0.1:${wayToKafka.port}`
    const environment = distributedSettings({ kafka, postgres: postgres.address, redis: redis.address }, dir)
    const processes = new Map<RestartableProcess, ServiceName>()
    for (const service of SERVICES) {
      processes.set(new RestartableProcess({ service, port: await freePort(), dir, environment }), service)
    }
    await Promise.all([...processes.keys()].map((started) => started.start()))
    const addressesOf = (wanted: ServiceName) =>
      [...processes].filter(([, service]) => service === wanted).map(([{ address }]) => address)
    const addresses = { deviceIngest: addressesOf('device-ingest'), auditTrail: addressesOf('audit-trail') }
    return new DistributedSystem(
      { dir, environment },
      servers,
      processes,
      await Installation.at(addresses, environment.ADMIN_TOKEN_FILE),
    )
  }

  /** of every process */
  get environment(): Readonly<Record<string, string>> {
    return this.place.environment
  }

  instancesOf(wanted: ServiceName): readonly RestartableProcess[] {
    return [...this.processes].filter(([, service]) => service === wanted).map(([process]) => process)
  }

  /** A service whose process ends unasked is started again, as a cluster would. */
  async startEnded(): Promise<void> {
    const ended = [...this.processes.keys()].filter(({ running }) => !running.running)
    await Promise.all(ended.map((process) => process.start()))
  }

  /** @param keepLogs leaves the folder behind, for who wants to know why */
  async stop(keepLogs: boolean): Promise<void> {
    await Promise.all([...this.processes.keys()].map((process) => process.stop()))
    const { kafka, wayToKafka, postgres, redis } = this.servers
    wayToKafka.close()
    await Promise.all([kafka.stop(), postgres.stop(), redis.stop()])
    if (!keepLogs) await rm(this.place.dir, { recursive: true, force: true })
  }
}
