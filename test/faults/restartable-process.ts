import { keepsCompiled, programFile } from '@doorledger/testing'
import { OwnedProcess } from '@doorledger/testing/backing'

export interface ProcessOptions {
  /** folder of `services/` whose `dist/main.js` is run, as it was built last */
  readonly service: string
  readonly port: number
  /** logs go here */
  readonly dir: string
  readonly environment: Readonly<Record<string, string>>
}

const READY_TIMEOUT_MS = 240_000
const STOP_TIMEOUT_MS = 120_000

/** A process of Doorledger that may be killed, frozen and started again, always at the same address. */
export class RestartableProcess {
  private server: OwnedProcess | undefined

  constructor(private readonly options: ProcessOptions) {}

  get name(): string {
    return `${this.options.service}:${this.options.port}`
  }

  get address(): string {
    return `http://127.0.0.1:${this.options.port}`
  }

  /** Resolves when it runs, which is long before it is ready. */
  async launch(instead: Readonly<Record<string, string>> = {}): Promise<void> {
    const { service, port, dir, environment } = this.options
    this.server = await OwnedProcess.start({
      command: process.execPath,
      args: [programFile(`services/${service}/dist/main.js`)],
      dir,
      logFile: `${dir}/${service}-${port}.log`,
      environment: { ...keepsCompiled, ...environment, ...instead, PORT: String(port) },
    })
  }

  /** Resolves when it is ready. @throws {Error} with the end of its log when it ends before */
  async start(instead: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.launch(instead)
    await this.running.untilReady(() => this.isReady(), READY_TIMEOUT_MS)
  }

  async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok
    } catch {
      return false
    }
  }

  get running(): OwnedProcess {
    return this.server!
  }

  async stop(): Promise<void> {
    await this.server?.stop(STOP_TIMEOUT_MS)
  }
}
