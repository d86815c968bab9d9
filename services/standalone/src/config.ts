import { matchingVariables, timeoutVariables } from '@doorledger/audit-trail'
import { timeZone } from '@doorledger/contracts'
import { requireWholeProvider, signInVariables } from '@doorledger/directory'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { processVariables } from '@doorledger/service'
import type { z } from 'zod'

export const standaloneVariables = processVariables
  .extend({
    LOG_LEVEL: processVariables.shape.LOG_LEVEL.removeDefault()
      .default('warn')
      .describe('Least important log lines that are written, to standard error'),
    DOORLEDGER_DATA_DIR: processVariables.shape.HOST.default('.doorledger').describe(
      'Folder that holds everything: database, log, the administrator’s token and the keys to personal data',
    ),
    PRIVACY_KEYS: privacyVariables.shape.PRIVACY_KEYS,
    CREDENTIAL_LOOKUP_KEY: lookupVariables.shape.CREDENTIAL_LOOKUP_KEY,
    SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means'),
    ...signInVariables.shape,
    ...timeoutVariables,
    ...matchingVariables,
  })
  .superRefine(requireWholeProvider)

export type StandaloneConfig = Readonly<z.output<typeof standaloneVariables>>
