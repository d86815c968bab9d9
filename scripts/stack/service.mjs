import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { OwnedProcess } from '@doorledger/testing/backing'

const READY_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 5_000

/** A service as a process of its own, started again when it ends unasked, as a cluster would. */
export class Service {
  #options
  #process
  #stopping = false

  constructor(options) {
    this.#options = options
  }

  get name() {
    return this.#options.name
  }

  get port() {
    return this.#options.port
  }

  get address() {
    return `http://127.0.0.1:${this.#options.port}`
  }

  /** Resolves when it is ready; fails when it ends before. */
  async start() {
    const { name, port, main: file = 'dist/main.js', dir, environment } = this.#options
    const main = fileURLToPath(new URL(`../../services/${name}/${file}`, import.meta.url))
    this.#process = await OwnedProcess.start({
      command: process.execPath,
      args: [main],
      dir: process.cwd(),
      logFile: join(dir, `${name}.log`),
      environment: { ...environment, PORT: String(port) },
    })
    await this.#process.untilReady(() => this.#isReady(), READY_TIMEOUT_MS)
    void this.#startAgainWhenEnded()
  }

  async stop() {
    this.#stopping = true
    await this.#process?.stop(STOP_TIMEOUT_MS)
  }

  async #startAgainWhenEnded() {
    await this.#process.untilEnded()
    if (this.#stopping) return
    this.#options.say(`${this.name} ended; starting it again`)
    await sleep(1_000)
    if (this.#stopping) return
    await this.start().catch((error) => {
      this.#options.say(error.message)
      return this.#startAgainWhenEnded()
    })
  }

  async #isReady() {
    try {
      return (await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok
    } catch {
      return false
    }
  }
}
