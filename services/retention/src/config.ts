import { timeZone } from '@doorledger/contracts'
import { deletionVariables, distributedVariables } from '@doorledger/service'
import { z } from 'zod'

/** What can be set about deletion, wherever the service runs. */
export const retentionSettings = {
  ...deletionVariables,
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
  reportKeepDays: config.REPORT_KEEP_DAYS,
})
