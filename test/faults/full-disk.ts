import { setTimeout as pause } from 'node:timers/promises'
import { freeFileSizes, limitFileSizes, type RunningPostgres } from './file-size-limit.js'
import { until } from './installation.js'
import type { Strike, Struck } from './round.js'
import { mountSmallDisk } from './small-disk.js'
import { StandaloneSystem } from './standalone-system.js'

const SHUTDOWN_TIMEOUT_MS = 5_000

interface Disk {
  fill(): Promise<void> | void
  free(): Promise<void> | void
}

/** A standalone Doorledger whose disk can be full. */
export class CrampedSystem {
  private constructor(
    readonly system: StandaloneSystem,
    private readonly disk: Disk,
    private readonly removeDisk: () => void,
  ) {}

  /** On a small disk where we may mount one; else its Postgres is kept from writing as a full disk would. */
  static async start(): Promise<CrampedSystem> {
    const disk = process.env['FAULT_DISK'] === 'limit' ? undefined : mountSmallDisk()
    if (disk !== undefined) {
      const started = StandaloneSystem.start(`${disk.dir}/data`)
      started.catch(() => disk.remove())
      return new CrampedSystem(await started, disk, () => disk.remove())
    }
    const system = await StandaloneSystem.start()
    const onPostgres = (limit: (postgres: RunningPostgres) => void) => async () => {
      const postgres = await system.postgres()
      if (postgres !== undefined) limit(postgres)
    }
    const limit = { fill: onPostgres(limitFileSizes), free: onPostgres(freeFileSizes) }
    return new CrampedSystem(system, limit, () => undefined)
  }

  /** Full until locks are refused, and a while longer. What is freed meanwhile is taken again. */
  readonly runFull: Strike = async ({ installation, locks, random }: Struck) => {
    const [address] = installation.addresses.deviceIngest
    try {
      await until('a full disk keeps a lock from being answered with success', async () => {
        await this.disk.fill()
        const answer = await locks[0]!.contact(address!, SHUTDOWN_TIMEOUT_MS)
        return answer?.status === 200 ? undefined : true
      })
      for (let tenths = random.between(5, 20); tenths > 0; tenths -= 1) {
        await this.disk.fill()
        await pause(100)
      }
    } finally {
      await this.disk.free()
    }
  }

  async stop(keepLogs: boolean): Promise<void> {
    await this.system.stop(keepLogs)
    this.removeDisk()
  }
}
