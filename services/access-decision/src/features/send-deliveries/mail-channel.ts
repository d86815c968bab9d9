import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import type { Transporter } from 'nodemailer'
import type { Outcome } from '../../domain/subscriptions/retry-policy.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../../options.js'
import { mailOf } from './mail-of.js'
import type { Attempt } from './webhook-channel.js'

const TIMEOUT_MS = 10_000

/** Sends events as mails, where a mail server is configured. */
@Injectable()
export class MailChannel implements OnModuleDestroy {
  private transport: Promise<Transporter> | undefined

  constructor(@Inject(ACCESS_DECISION_OPTIONS) private readonly options: AccessDecisionOptions) {}

  async send({ subscription, delivery, sealing }: Attempt): Promise<Outcome> {
    const { mail } = this.options
    if (mail === undefined) return { kind: 'unreachable', status: undefined, failure: 'mail_not_configured' }
    const to = JSON.parse(sealing.unseal('target', subscription.target_sealed)) as string[]
    const { subject, text } = mailOf(delivery.body)
    try {
      const messageId = `<${delivery.event_id}.${subscription.subscription_id}@doorledger>`
      const transport = await (this.transport ??= openTransport(mail))
      await transport.sendMail({ to, subject, text, messageId })
      return { kind: 'delivered', status: undefined }
    } catch (error) {
      return outcomeOf(error)
    }
  }

  async onModuleDestroy(): Promise<void> {
    const transport = await this.transport
    transport?.close()
  }
}

/** What sends mails is loaded for the first. */
const openTransport = async ({
  smtpUrl: url,
  from,
}: NonNullable<AccessDecisionOptions['mail']>): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer')
  const patience = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  return createTransport({ url, ...patience }, { from })
}

/** A server that will not have this mail may take others. */
const outcomeOf = (error: unknown): Outcome => {
  const { responseCode, code, name } = error as Error & { responseCode?: number; code?: string }
  const kind = code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable'
  return { kind, status: responseCode, failure: code ?? name }
}
