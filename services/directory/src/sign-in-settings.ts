import { SignInKeys } from './sign-in-keys.js'

/** `SignInSettings` */
export const SIGN_IN = Symbol('SIGN_IN')

/** How people sign in, as configured. */
export interface SignInOptions {
  /** at least 32 characters that nobody guesses; all replicas have the same */
  readonly secret: string
  /** days after which another key signs access tokens */
  readonly signingKeyDays: number
  /** seconds without a refresh after which a session ends */
  readonly idleSec: number
  /** seconds after sign-in at which a session ends however busy it is */
  readonly lifetimeSec: number
  /** how links to set a password are sent; without it they are handed out by administrators */
  readonly mail?: MailSettings
  /** the provider of identities that people may sign in with instead of a password */
  readonly openId?: OpenIdSettings
}

export interface OpenIdSettings {
  /** `https://login.example.org` */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** of this service, as browsers reach it and as the provider knows it */
  readonly callback: string
  /** page that people come back to */
  readonly returnTo: string
}

export interface MailSettings {
  /** `smtp://user:password@host:587` */
  readonly smtpUrl: string
  /** `Doorledger <doors@example.org>` */
  readonly from: string
  /** page on which a person sets his password; the token is appended behind `#` */
  readonly passwordPage: string | undefined
}

/** The same for the slices, with keys in place of the secret. */
export interface SignInSettings extends Omit<SignInOptions, 'secret'> {
  readonly keys: SignInKeys
}

export const signInSettings = ({ secret, ...rest }: SignInOptions): SignInSettings => ({
  ...rest,
  keys: new SignInKeys(secret),
})
