import { chmod, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@doorledger/testing/backing'
import { Archive } from './archive.js'
import type { RunningPostgres } from './file-size-limit.js'
import { Installation } from './installation.js'
import { RestartableProcess } from './restartable-process.js'

/** A standalone Doorledger. */
export class StandaloneSystem {
  private constructor(
    private readonly dir: string,
    private readonly dataDir: string,
    readonly process: RestartableProcess,
    readonly installation: Installation,
  ) {}

  /** @param givenDataDir an empty folder; left out: one of its own */
  static async start(givenDataDir?: string): Promise<StandaloneSystem> {
    const dir = await mkdtemp(join(tmpdir(), 'doorledger-faults-'))
    await chmod(dir, 0o755)
    const dataDir = givenDataDir ?? join(dir, 'data')
    await mkdir(dataDir, { recursive: true })
    const environment = { DOORLEDGER_DATA_DIR: dataDir }
    const process = new RestartableProcess({ service: 'standalone', port: await freePort(), dir, environment })
    await process.start()
    const addresses = { deviceIngest: [process.address], auditTrail: [process.address] }
    const installation = await Installation.at(addresses, join(dataDir, 'admin-token'))
    return new StandaloneSystem(dir, dataDir, process, installation)
  }

  /** Of its Postgres while it runs. */
  async databaseUrl(): Promise<string> {
    const folder = join(this.dataDir, 'postgres')
    const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
    const port = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[3]!
    return `postgresql://doorledger:${encodeURIComponent(password)}@127.0.0.1:${port}/doorledger`
  }

  archive(): Archive {
    const { address } = this.process
    const databaseUrl = () => this.databaseUrl()
    return new Archive({ address, token: this.installation.adminToken, dataDir: this.dataDir, databaseUrl })
  }

  /** SIGKILL to its Postgres, which is left to find its way back. */
  async killPostgres(): Promise<void> {
    const postgres = await this.postgres()
    if (postgres !== undefined) process.kill(postgres.pid, 'SIGKILL')
  }

  /** Undefined when none says it runs. */
  async postgres(): Promise<RunningPostgres | undefined> {
    const pidFile = join(this.dataDir, 'postgres', 'cluster', 'postmaster.pid')
    try {
      const [pid] = (await readFile(pidFile, 'utf8')).split('\n', 1)
      const { uid, gid } = await stat(pidFile)
      return { pid: Number(pid), uid, gid }
    } catch {
      return undefined
    }
  }

  /** @param keepLogs leaves the folder behind, for who wants to know why */
  async stop(keepLogs: boolean): Promise<void> {
    await this.process.stop()
    if (!keepLogs) await rm(this.dir, { recursive: true, force: true })
  }
}
