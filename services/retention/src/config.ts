import { timeZone } from '@doorledger/contracts'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'

/** What can be set about deletion, wherever the service runs. */
export const retentionSettings = {
  RETENTION_RUN_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 02:00')
    .default('02:00')
    .describe('Time of day, by the clock of the site, at which old records are deleted by policy'),
  RETENTION_SECOND_PERSON: z
    .stringbool()
    .default(false)
    .describe('Whether a second person must agree before old records are deleted by hand'),
}

/** The environment of the service as a process of its own. */
export const retentionVariables = distributedVariables.extend({
  SITE_ZONE: timeZone
    .default('UTC')
    .describe('IANA time zone of the site: what a day is, and when the nightly run is due'),
  RETENTION_RECORD_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File in which deletions and holds are written down outside the database; with Kafka the log tells of them',
    ),
  ...retentionSettings,
})

export const settingsOf = (config: z.output<z.ZodObject<typeof retentionSettings>>) => ({
  runAt: config.RETENTION_RUN_AT,
  secondPerson: config.RETENTION_SECOND_PERSON,
})
