import type { ConsoleSettings } from '@doorledger/console'
import type { StandaloneConfig } from './config.js'

/** What the console's page must know before anybody has signed in. */
export const consoleSettingsOf = (config: StandaloneConfig): ConsoleSettings => ({
  siteZone: config.SITE_ZONE,
  hasIdentityProvider: config.OIDC_ISSUER !== undefined,
  sendsMail: config.SMTP_URL !== undefined,
})
