import { LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Logger } from 'pino'
import { isApiTokenSecret } from '../issue-api-token/api-token-secret.js'

/** Path of the file in which the first administrator finds his token. */
export const ADMIN_TOKEN_FILE = Symbol('ADMIN_TOKEN_FILE')

@Injectable()
export class AdministratorTokenFile {
  constructor(
    @Inject(ADMIN_TOKEN_FILE) private readonly file: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The token in the file, or undefined when there is no file.
   * @throws {Error} when the file holds something else, which is then not ours to overwrite
   */
  async read(): Promise<string | undefined> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    const token = text?.trim()
    if (token !== undefined && !isApiTokenSecret(token)) {
      throw new Error(`${this.file} is to hold the administrator’s API token but holds something else: move it away`)
    }
    return token
  }

  /** Writes the token for its owner alone. After a crash the file holds all of it or is as it was before. */
  async write(token: string): Promise<void> {
    const draft = `${this.file}.new`
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 })
    await rm(draft, { force: true })
    await writeDurably(draft, token)
    await rename(draft, this.file)
    await syncFolder(dirname(this.file))
  }

  /** Tells whoever reads the log where the token is, never what it is. */
  announce(): void {
    this.logger.info({ file: this.file }, 'The API token of the administrator is in this file')
  }
}

const writeDurably = async (file: string, token: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${token}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
