import type { ConsoleSettings } from '@doorledger/console'
import type { SignInConfig } from '@doorledger/directory'
import type { StandaloneConfig } from './config.js'

/**
 * What the console's page must know before anybody has signed in.
 * @param config holds the variables of every service in the catalogue, which its type does not spell out
 */
export const consoleSettingsOf = (config: StandaloneConfig & Partial<SignInConfig>): ConsoleSettings => ({
  siteZone: config.SITE_ZONE,
  hasIdentityProvider: config.OIDC_ISSUER !== undefined,
  sendsMail: config.SMTP_URL !== undefined,
  mediaHosts: config.CONSOLE_MEDIA_HOSTS,
})
