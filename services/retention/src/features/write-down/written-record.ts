import { legalHold, purgePreviewRequested } from '@doorledger/contracts'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deletion'), request: purgePreviewRequested.data, tenantId: z.string() }),
  z.object({ kind: z.literal('hold'), hold: legalHold, tenantId: z.string() }),
])
export type RecordLine = z.infer<typeof line>

/** Injection token: {@link WrittenRecord}, or undefined where the log outlives the database. */
export const WRITTEN_RECORD = Symbol('WRITTEN_RECORD')

/**
 * Deletions and holds, a line each in a file outside the database: a backup that is restored knows nothing of those that
 * came after it. Nothing in it is about a person but ids that a hold names.
 */
export class WrittenRecord {
  constructor(private readonly file: string) {}

  /** @throws {Error} when a line cannot be read: it may be what must not come back */
  async lines(): Promise<readonly RecordLine[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    // What a crash cut off was not acknowledged, and is written again.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    return whole
      .split('\n')
      .filter((each) => each !== '')
      .map((each) => line.parse(JSON.parse(each)))
  }

  /** On disk when it resolves. */
  async add(lines: readonly RecordLine[]): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 })
    const file = await open(this.file, 'a', 0o600)
    try {
      await file.truncate(await this.wholeBytes())
      await file.write(lines.map((each) => `${JSON.stringify(each)}\n`).join(''))
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** Up to the end of the last line that was written whole. */
  private async wholeBytes(): Promise<number> {
    return (await readFile(this.file)).lastIndexOf('\n') + 1
  }
}
