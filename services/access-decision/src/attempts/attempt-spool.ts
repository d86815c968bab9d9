import { open, mkdir, readdir, readFile, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@doorledger/kernel'

/** No more attempts are taken in past this; about 60,000 of them. */
const MOST_BYTES = 64 * 1_048_576

/** The spool holds as much as it may. */
export class SpoolFull extends Error {
  override readonly name = 'SpoolFull'
}

/** Lines on this machine's disk, for while the log is away. A line is there once `add` resolves, whatever happens. */
export class AttemptSpool {
  private file: FileHandle | undefined
  private fileName = ''
  private bytes = 0
  private waiting: {
    readonly line: string
    readonly done: () => void
    readonly failed: (error: unknown) => void
  }[] = []
  /** writes and the change to another file, one after the other */
  private turns: Promise<void> = Promise.resolve()

  /**
   * @param dir belongs to this process alone
   * @param mostBytes that may wait
   */
  constructor(
    private readonly dir: string,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  /** How many bytes wait for the log. */
  get size(): number {
    return this.bytes
  }

  /** What an earlier process left behind counts as well. */
  async open(): Promise<void> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 })
    for (const name of await this.files()) this.bytes += (await readFile(join(this.dir, name))).byteLength
  }

  /** @throws {SpoolFull} */
  add(line: string): Promise<void> {
    const bytes = Buffer.byteLength(line) + 1
    if (this.bytes + bytes > this.mostBytes) return Promise.reject(new SpoolFull('The spool is full'))
    this.bytes += bytes
    return new Promise((done, failed) => {
      this.waiting.push({ line, done, failed })
      this.turns = this.turns.then(() => this.writeWaiting())
    })
  }

  /**
   * Hands over what is there, oldest first, and forgets it once `deliver` has resolved. What is added meanwhile goes into
   * another file and stays.
   */
  async drain(deliver: (lines: readonly string[]) => Promise<void>): Promise<void> {
    await this.closeFile()
    for (const name of await this.files()) {
      if (name === this.fileName && this.file !== undefined) return
      const path = join(this.dir, name)
      const text = await readFile(path, 'utf8')
      // A line without an end was never acknowledged: the process ended while it wrote it.
      await deliver(
        text
          .split('\n')
          .slice(0, -1)
          .filter((line) => line !== ''),
      )
      await rm(path)
      this.bytes = Math.max(0, this.bytes - Buffer.byteLength(text))
    }
  }

  async close(): Promise<void> {
    await this.closeFile()
  }

  private async closeFile(): Promise<void> {
    this.turns = this.turns.then(async () => {
      await this.file?.close()
      this.file = undefined
    })
    await this.turns
  }

  /** Many that wait share one write and one fsync. */
  private async writeWaiting(): Promise<void> {
    const batch = this.waiting.splice(0)
    if (batch.length === 0) return
    try {
      const file = await this.current()
      await file.appendFile(batch.map(({ line }) => `${line}\n`).join(''))
      await file.datasync()
      for (const { done } of batch) done()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }

  private async current(): Promise<FileHandle> {
    if (this.file !== undefined) return this.file
    this.fileName = `${newId()}.jsonl`
    this.file = await open(join(this.dir, this.fileName), 'a', 0o600)
    return this.file
  }

  /** Their names begin with when they were begun. */
  private async files(): Promise<readonly string[]> {
    return (await readdir(this.dir)).filter((name) => name.endsWith('.jsonl')).sort()
  }
}
