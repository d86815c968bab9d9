import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The shell holds the read end of a pipe from us: when we are gone, however we ended, the read ends and the server is
 * killed, so none is left behind. It passes SIGTERM on and waits for the server to end in good order. Asked by SIGUSR1 and
 * SIGUSR2, it freezes the server and lets it go on, and stays awake itself.
 */
const WATCHED = `
exec 3<&0
trap 'kill -TERM "$server"' TERM
trap 'kill -STOP "$server"' USR1
trap 'kill -CONT "$server"' USR2
"$@" </dev/null 3<&- &
server=$!
{ read -r _; kill -9 "$server" 2>/dev/null; } <&3 &
watch=$!
wait "$server"; code=$?
while kill -0 "$server" 2>/dev/null; do wait "$server"; code=$?; done
kill "$watch" 2>/dev/null
exit "$code"`

export interface OwnedProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  /** folder to run in */
  readonly dir: string
  /** standard output and errors are appended to this file */
  readonly logFile: string
  /** added to our environment */
  readonly environment?: Readonly<Record<string, string>>
}

/** A server process that ends when we end. */
export class OwnedProcess {
  private constructor(
    private readonly shell: ChildProcess,
    private readonly ended: Promise<unknown>,
    private readonly options: OwnedProcessOptions,
    private readonly logStart: number,
  ) {}

  static async start(options: OwnedProcessOptions): Promise<OwnedProcess> {
    const log = await open(options.logFile, 'a')
    try {
      const logStart = (await log.stat()).size
      const shell = spawn('sh', ['-c', WATCHED, 'sh', options.command, ...options.args], {
        cwd: options.dir,
        env: { ...process.env, ...options.environment },
        stdio: ['pipe', log.fd, log.fd],
        detached: true,
      })
      const ended = new Promise((resolve) => shell.once('exit', resolve))
      await once(shell, 'spawn')
      return new OwnedProcess(shell, ended, options, logStart)
    } finally {
      await log.close()
    }
  }

  get running(): boolean {
    return this.shell.exitCode === null && this.shell.signalCode === null
  }

  /** Resolves when it has ended, asked or not. */
  async untilEnded(): Promise<void> {
    await this.ended
  }

  /** What it has logged since it was started. */
  async output(): Promise<string> {
    const bytes = await readFile(this.options.logFile)
    return bytes.subarray(this.logStart).toString('utf8')
  }

  /**
   * Asks `isReady` again and again.
   * @throws {Error} with the end of its log when the process ends first, or is not ready in time
   */
  async untilReady(isReady: () => Promise<boolean>, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs
    while (!(await isReady())) {
      if (!this.running) throw await this.failure('ended before it was ready')
      if (Date.now() > deadline) throw await this.failure(`was not ready within ${timeoutMs} ms`)
      await sleep(50)
    }
  }

  /** It stands still, as on a machine that is suspended: its connections stay open, nothing is answered. */
  freeze(): void {
    this.shell.kill('SIGUSR1')
  }

  /** It goes on as if no time had passed. */
  thaw(): void {
    this.shell.kill('SIGUSR2')
  }

  /** SIGKILL; resolves when the system has buried it and its ports are free. */
  async kill(): Promise<void> {
    this.shell.stdin?.end()
    await this.ended
  }

  /** SIGTERM; SIGKILL when it has not ended in time. */
  async stop(timeoutMs = 8_000): Promise<void> {
    if (this.running) this.shell.kill('SIGTERM')
    const timeout = new AbortController()
    const late = sleep(timeoutMs, 'late', { signal: timeout.signal }).catch(() => 'ended')
    const outcome = await Promise.race([this.ended.then(() => 'ended'), late])
    timeout.abort()
    if (outcome === 'late') await this.kill()
  }

  private async failure(what: string): Promise<Error> {
    const tail = (await this.output()).trimEnd().split('\n').slice(-15).join('\n')
    return new Error(`${this.options.command} ${what}. End of ${this.options.logFile}:\n${tail}`)
  }
}
