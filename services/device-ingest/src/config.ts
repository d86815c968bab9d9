import { timeZone } from '@doorledger/contracts'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'
import { sourceTwoExclusions, tagExclusions } from './domain/tag-exclusions.js'

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('must be JSON')
    return z.NEVER
  }
})

/** What can be set about taking in blocks, wherever the service runs. */
const deviceIngestOptionVariables = {
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of devices that are registered without one'),
  TAG_EXCLUSIONS: json
    .pipe(tagExclusions)
    .default(sourceTwoExclusions)
    .describe('JSON: tag of an audit block → models it does not apply to, such as `{"lockId":["RMRU"],…}`'),
}

export const deviceIngestVariables = distributedVariables.extend(deviceIngestOptionVariables)
