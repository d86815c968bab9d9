import { replaceSecretFile, secretIn } from '@doorledger/privacy'
import { LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'

/** Path of the file in which the first administrator finds his one-time password. */
export const ADMIN_PASSWORD_FILE = Symbol('ADMIN_PASSWORD_FILE')

const SECRET_BYTES = 15

@Injectable()
export class AdministratorPasswordFile {
  constructor(
    @Inject(ADMIN_PASSWORD_FILE) private readonly file: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What an operator, or a start that crashed, left in the file; else a new password, written for its owner alone. */
  async readOrWrite(): Promise<string> {
    const kept = await secretIn(this.file)
    if (kept !== undefined && kept !== '') return kept
    const password = randomBytes(SECRET_BYTES).toString('base64url')
    await replaceSecretFile(this.file, password)
    return password
  }

  /** Tells whoever reads the log where the password is, never what it is. */
  announce(username: string): void {
    this.logger.info({ file: this.file, username }, 'The one-time password of the administrator is in this file')
  }
}
