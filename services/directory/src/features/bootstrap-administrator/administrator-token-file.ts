import { replaceSecretFile, secretIn } from '@doorledger/privacy'
import { LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { isApiTokenSecret } from '../../api-tokens/api-token-secret.js'

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
    const token = await secretIn(this.file)
    if (token !== undefined && !isApiTokenSecret(token)) {
      throw new Error(`${this.file} is to hold the administrator’s API token but holds something else: move it away`)
    }
    return token
  }

  /** Writes the token for its owner alone. After a crash the file holds all of it or is as it was before. */
  async write(token: string): Promise<void> {
    await replaceSecretFile(this.file, token)
  }

  /** Tells whoever reads the log where the token is, never what it is. */
  announce(): void {
    this.logger.info({ file: this.file }, 'The API token of the administrator is in this file')
  }
}
