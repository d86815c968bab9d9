import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream, type WriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The file of a report while it is written. */
export interface FileBeingWritten {
  readonly stream: WriteStream
  /** on disk, under the report's name: from now on it can be taken away */
  finish(): Promise<{ readonly sizeBytes: number; readonly sha256: string }>
  discard(): Promise<void>
}

/** Files of reports in a folder that replicas share. What was begun and not finished is overwritten or removed. */
export class ReportFiles {
  constructor(private readonly dir: string) {}

  async begin(reportId: string): Promise<FileBeingWritten> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 })
    const [unfinished, finished] = [this.pathOf(`${reportId}.part`), this.pathOf(reportId)]
    const stream = createWriteStream(unfinished, { mode: 0o600 })
    return {
      stream,
      finish: async () => {
        await flushed(unfinished)
        const sha256 = await digestOf(unfinished)
        await rename(unfinished, finished)
        return { sizeBytes: (await stat(finished)).size, sha256 }
      },
      discard: async () => {
        stream.destroy()
        await rm(unfinished, { force: true })
      },
    }
  }

  read(reportId: string): ReadStream {
    return createReadStream(this.pathOf(reportId))
  }

  async has(reportId: string): Promise<boolean> {
    return stat(this.pathOf(reportId)).then(
      () => true,
      () => false,
    )
  }

  async remove(reportId: string): Promise<void> {
    await rm(this.pathOf(reportId), { force: true })
    await rm(this.pathOf(`${reportId}.part`), { force: true })
  }

  private pathOf(name: string): string {
    return join(this.dir, name)
  }
}

const flushed = async (path: string): Promise<void> => {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
