import { timeZone } from '@doorledger/contracts'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'

/** The environment of the service as a process of its own. */
export const accessDecisionVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of doors and schedules that name none'),
  DECISION_DATA_DIR: z
    .string()
    .min(1)
    .default('.doorledger/access-decision')
    .describe('Folder for attempts decided while the log is away, and for the last known policy'),
  ...privacyVariables.shape,
  ...lookupVariables.shape,
})
