import { timeZone } from '@doorledger/contracts'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { distributedVariables, mailVariables, networks } from '@doorledger/service'
import { z } from 'zod'

/** What of telling subscribers can be set, wherever the service runs. */
export const subscriptionVariables = z.object({
  WEBHOOK_NETWORKS: networks
    .default([])
    .describe('Addresses or subnets that webhooks may go to though they are private, also by http: `10.1.0.0/16`'),
  ...mailVariables.shape,
})

/** @returns the part of {@link AccessDecisionOptions} that these variables say */
export const subscriptionOptions = (config: Readonly<z.output<typeof subscriptionVariables>>) => ({
  webhookNetworks: config.WEBHOOK_NETWORKS,
  mail: config.SMTP_URL === undefined ? undefined : { smtpUrl: config.SMTP_URL, from: config.MAIL_FROM },
})

/** The environment of the service as a process of its own. */
export const accessDecisionVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of doors and schedules that name none'),
  DECISION_DATA_DIR: z
    .string()
    .min(1)
    .default('.doorledger/access-decision')
    .describe('Folder for attempts decided while the log is away, and for the last known policy'),
  ...subscriptionVariables.shape,
  ...privacyVariables.shape,
  ...lookupVariables.shape,
})
