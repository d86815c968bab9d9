import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { programFile } from './program-file.js'

export interface Ending {
  /** null when a signal ended it */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface StartOptions {
  /** below the repository, `services/standalone/dist/main.js`, or an absolute path */
  readonly file: string
  readonly args?: readonly string[]
  /** of Node itself: `--max-semi-space-size=2` */
  readonly nodeFlags?: readonly string[]
  /** folder to run in; ours when left out */
  readonly dir?: string
  /** added to what a shell would have */
  readonly environment?: Readonly<Record<string, string>>
}

const root = new URL('../../../../', import.meta.url)

/** Tests start the same programs again and again: compiling their modules each time takes a quarter of a start. */
export const keepsCompiled = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled-by-node/', root)),
}

/** A program of Doorledger as somebody starts it in a terminal: what it prints is seen, and Ctrl-C reaches it. Ends with us. */
export class StartedProcess {
  private stdout = ''
  private stderr = ''

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
    const killWithUs = () => child.kill('SIGKILL')
    process.once('exit', killWithUs)
    child.once('exit', () => process.off('exit', killWithUs))
    this.ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout: this.stdout, stderr: this.stderr }))
  }

  readonly ended: Promise<Ending>

  static start({ file, args = [], nodeFlags = [], dir, environment }: StartOptions): StartedProcess {
    const { PATH = '', HOME = '' } = process.env
    return new StartedProcess(
      spawn(process.execPath, [...nodeFlags, programFile(file), ...args], {
        env: { PATH, HOME, ...keepsCompiled, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(dir !== undefined && { cwd: dir }),
      }),
    )
  }

  get pid(): number {
    return this.child.pid!
  }

  get printed(): string {
    return this.stdout
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** @throws {Error} when it ends first */
  async untilPrinted(text: string): Promise<void> {
    while (!this.stdout.includes(text)) {
      if (this.hasEnded) {
        throw new Error(`It ended before it printed ${text}:\n${this.stdout}${this.stderr}`)
      }
      await pause(20)
    }
  }

  /** Resolves when a GET of the address succeeds. @throws {Error} when it ends first */
  async untilAnswers(url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const answers = () =>
      fetch(url, { headers }).then(
        ({ ok }) => ok,
        () => false,
      )
    while (!(await answers())) {
      if (this.hasEnded) {
        const { code, stdout, stderr } = await this.ended
        throw new Error(`It ended with code ${code} before ${url} answered:\n${stdout}${stderr}`)
      }
      await pause(100)
    }
  }

  /** Ctrl-C; resolves when it has ended. */
  interrupt(): Promise<Ending> {
    this.child.kill('SIGINT')
    return this.ended
  }

  /** `kill -9`; resolves when it has ended. */
  kill(): Promise<Ending> {
    this.child.kill('SIGKILL')
    return this.ended
  }
}
