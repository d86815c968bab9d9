import { timeZone } from '@doorledger/contracts'
import { mediaVariables } from '@doorledger/media'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { distributedVariables, mailVariables, networks, wholeNumber } from '@doorledger/service'
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

/** What of policy snapshots can be set, wherever the service runs. */
export const snapshotVariables = z.object({
  POLICY_SNAPSHOT_VALID_HOURS: wholeNumber
    .refine((hours) => hours >= 1 && hours <= 8_760, 'must be 1 to 8760 hours')
    .default(72)
    .describe('How long a controller that is offline decides by a policy snapshot'),
})

/** The environment of the service as a process of its own. */
export const accessDecisionVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of doors and schedules that name none'),
  DECISION_DATA_DIR: z
    .string()
    .min(1)
    .default('.doorledger/access-decision')
    .describe('Folder for attempts decided while the log is away, and for the last known policy'),
  POLICY_SIGNING_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key that signs the snapshots by which controllers decide while offline, 256 random bits in base64; several ' +
        'separated by commas, of which the first signs. Without it there are no snapshots',
    ),
  ...snapshotVariables.shape,
  ...subscriptionVariables.shape,
  ...mediaVariables,
  ...privacyVariables.shape,
  ...lookupVariables.shape,
})
