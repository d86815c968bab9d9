import { timeZone } from '@doorledger/contracts'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { distributedVariables, mailVariables, wholeNumber } from '@doorledger/service'
import { z } from 'zod'
import type { SignInOptions } from './sign-in-settings.js'

const between = (least: number, most: number) =>
  wholeNumber.refine((count) => count >= least && count <= most, `must be ${least} to ${most}`)

const openIdVariables = {
  OIDC_ISSUER: z.url().optional().describe('OpenID Connect provider that people may sign in with; none without it'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('Name under which the provider knows Doorledger'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Secret that the provider gave it'),
  OIDC_CALLBACK_URL: z
    .url()
    .optional()
    .describe('Where the provider sends browsers back: `https://<directory>/v1/sessions/openid-connect/callback`'),
  OIDC_RETURN_URL: z.url().optional().describe('Page that people come to once they are signed in'),
}

/** How people sign in, wherever the directory runs. */
export const signInVariables = z.object({
  SIGNING_KEY_DAYS: between(1, 365).default(30).describe('Days after which another key signs access tokens'),
  SESSION_IDLE_MINUTES: between(10, 1_440)
    .default(15)
    .describe('Minutes without a refresh after which a session ends; whoever works refreshes every five minutes'),
  SESSION_HOURS: between(1, 720).default(12).describe('Hours after sign-in at which a session ends however busy it is'),
  ...mailVariables.shape,
  PASSWORD_PAGE_URL: z
    .url()
    .optional()
    .describe('Page on which people set their password, for the link in mails; without it mails hold the token alone'),
  ...openIdVariables,
})

export type SignInConfig = Readonly<z.output<typeof signInVariables>>

/** Asked of the whole configuration of a process, since a provider takes all or none of its variables. */
export const requireWholeProvider = (config: SignInConfig, context: z.RefinementCtx): void => {
  if (config.OIDC_ISSUER === undefined) return
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_CALLBACK_URL', 'OIDC_RETURN_URL'] as const) {
    if (config[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is missing' })
  }
}

export const directoryVariables = distributedVariables
  .extend({
    ADMIN_TOKEN_FILE: z
      .string()
      .default('.doorledger/admin-token')
      .describe('File in which the first start leaves the administrator’s API token, or finds the one you put there'),
    ADMIN_PASSWORD_FILE: z
      .string()
      .default('.doorledger/admin-password')
      .describe(
        'File in which the first start leaves the administrator’s one-time password, or finds the one you put there',
      ),
    SITE_ZONE: timeZone
      .default('UTC')
      .describe('IANA time zone of the site: when a day begins that something is valid from'),
    SIGN_IN_SECRET: z
      .string()
      .min(32, 'must have at least 32 characters')
      .describe('At least 32 random characters, the same for all replicas: seals signing keys, proves refresh tokens'),
    ...signInVariables.shape,
    ...privacyVariables.shape,
    ...lookupVariables.shape,
  })
  .superRefine(requireWholeProvider)

/** What the directory needs to know of its environment for people to sign in. */
export const signInOptions = (config: SignInConfig, secret: string): SignInOptions => ({
  secret,
  signingKeyDays: config.SIGNING_KEY_DAYS,
  idleSec: config.SESSION_IDLE_MINUTES * 60,
  lifetimeSec: config.SESSION_HOURS * 3_600,
  ...openIdSettings(config),
  ...(config.SMTP_URL !== undefined && {
    mail: { smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, passwordPage: config.PASSWORD_PAGE_URL },
  }),
})

const openIdSettings = (config: SignInConfig): Pick<SignInOptions, 'openId'> => {
  if (config.OIDC_ISSUER === undefined) return {}
  return {
    openId: {
      issuer: config.OIDC_ISSUER,
      clientId: config.OIDC_CLIENT_ID!,
      clientSecret: config.OIDC_CLIENT_SECRET!,
      callback: config.OIDC_CALLBACK_URL!,
      returnTo: config.OIDC_RETURN_URL!,
    },
  }
}
