import { hostedVariables } from '@doorledger/catalogue'
import { consoleMediaVariables } from '@doorledger/console'
import { timeZone } from '@doorledger/contracts'
import { requireWholeProvider, type SignInConfig } from '@doorledger/directory'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { processVariables } from '@doorledger/service'
import type { z } from 'zod'

const ownVariables = processVariables.extend({
  LOG_LEVEL: processVariables.shape.LOG_LEVEL.removeDefault()
    .default('warn')
    .describe('Least important log lines that are written, to standard error'),
  DOORLEDGER_DATA_DIR: processVariables.shape.HOST.default('.doorledger').describe(
    'Folder that holds everything: database, log, the administrator’s token and the keys to personal data',
  ),
  PRIVACY_KEYS: privacyVariables.shape.PRIVACY_KEYS,
  CREDENTIAL_LOOKUP_KEY: lookupVariables.shape.CREDENTIAL_LOOKUP_KEY,
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means'),
  ...consoleMediaVariables,
})

/**
 * The process’s own variables and those of its services. The type names its own alone: each service reads what it has
 * declared in the catalogue.
 */
const allVariables = ownVariables.extend(hostedVariables) as unknown as typeof ownVariables

export const standaloneVariables = allVariables.superRefine((config, context) =>
  requireWholeProvider(config as unknown as SignInConfig, context),
)

export type StandaloneConfig = Readonly<z.output<typeof standaloneVariables>>
