import { LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import type { Transporter } from 'nodemailer'
import type { Logger } from 'pino'
import { type MailSettings, SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'

const TIMEOUT_MS = 10_000

/** Sends links to set a password by mail, where a mail server is configured. */
@Injectable()
export class MailLinks implements OnModuleDestroy {
  private transport: Promise<Transporter> | undefined

  constructor(
    @Inject(SIGN_IN) private readonly settings: SignInSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get isPossible(): boolean {
    return this.settings.mail !== undefined
  }

  /** Never rejects: nobody waits for it. What went wrong is in the log, without the address or the link. */
  async send(to: string, token: string): Promise<void> {
    try {
      const transport = await this.opened()
      await transport?.sendMail({ to, subject: 'Set your Doorledger password', text: this.textWith(token) })
    } catch (error) {
      const { name, code } = error as NodeJS.ErrnoException
      this.logger.warn({ failure: code ?? name }, 'a link to set a password could not be sent')
    }
  }

  async onModuleDestroy(): Promise<void> {
    const transport = await this.transport
    transport?.close()
  }

  private opened(): Promise<Transporter> | undefined {
    const { mail } = this.settings
    return (this.transport ??= mail && openTransport(mail))
  }

  private textWith(token: string): string {
    const page = this.settings.mail?.passwordPage
    const way = page === undefined ? `Your token: ${token}` : `${page}#${token}`
    return [
      'Somebody, probably you, asked to set a new password for your account.',
      '',
      way,
      '',
      'It works once, within an hour. If it was not you, nothing has changed and there is nothing to do.',
      '',
    ].join('\n')
  }
}

/** What sends mails is loaded for the first. */
const openTransport = async ({ smtpUrl: url, from }: MailSettings): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer')
  const patience = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  return createTransport({ url, ...patience }, { from })
}
