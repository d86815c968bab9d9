import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common'
import { createTransport, type Transporter } from 'nodemailer'
import type { Outcome } from '../../domain/subscriptions/retry-policy.js'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../../options.js'
import { mailOf } from './mail-of.js'
import type { Attempt } from './webhook-channel.js'

const TIMEOUT_MS = 10_000

/** Sends events as mails, where a mail server is configured. */
@Injectable()
export class MailChannel implements OnModuleDestroy {
  private readonly transport: Transporter | undefined

  constructor(@Inject(ACCESS_DECISION_OPTIONS) { mail }: AccessDecisionOptions) {
    this.transport =
      mail &&
      createTransport(
        { url: mail.smtpUrl, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
        { from: mail.from },
      )
  }

  async send({ subscription, delivery, sealing }: Attempt): Promise<Outcome> {
    if (this.transport === undefined) return { kind: 'unreachable', status: undefined, failure: 'mail_not_configured' }
    const to = JSON.parse(sealing.unseal('target', subscription.target_sealed)) as string[]
    const { subject, text } = mailOf(delivery.body)
    try {
      const messageId = `<${delivery.event_id}.${subscription.subscription_id}@doorledger>`
      await this.transport.sendMail({ to, subject, text, messageId })
      return { kind: 'delivered', status: undefined }
    } catch (error) {
      return outcomeOf(error)
    }
  }

  onModuleDestroy(): void {
    this.transport?.close()
  }
}

/** A server that will not have this mail may take others. */
const outcomeOf = (error: unknown): Outcome => {
  const { responseCode, code, name } = error as Error & { responseCode?: number; code?: string }
  const kind = code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable'
  return { kind, status: responseCode, failure: code ?? name }
}
