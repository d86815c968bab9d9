import { HttpProblem } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { type OpenIdSettings, SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'

/** What must come back as it was sent. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** Who somebody is, as the provider says. */
export interface ExternalIdentity {
  readonly issuer: string
  readonly subject: string
  /** only when the provider has made sure that it is his */
  readonly email: string | undefined
}

/** The OpenID Connect provider that people may sign in with, where one is configured: authorization code with PKCE. */
@Injectable()
export class IdentityProvider {
  private found: Promise<Configuration> | undefined

  constructor(@Inject(SIGN_IN) private readonly signIn: SignInSettings) {}

  /** Where to send the browser, and what to compare when it comes back. */
  async begin(): Promise<{ readonly address: URL; readonly checks: Checks }> {
    const settings = this.settings()
    const checks = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
    const address = buildAuthorizationUrl(await this.configuration(settings), {
      redirect_uri: settings.callback,
      scope: 'openid email',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
      code_challenge_method: 'S256',
    })
    return { address, checks }
  }

  /**
   * Who came back with this query. Undefined when the provider refused, or what came back is not what was sent out.
   * @throws {HttpProblem} 503 when the provider cannot be reached
   */
  async identify(query: string, { state, nonce, codeVerifier }: Checks): Promise<ExternalIdentity | undefined> {
    const settings = this.settings()
    const configuration = await this.configuration(settings)
    const returned = new URL(settings.callback)
    returned.search = query
    try {
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      }
      const claims = (await authorizationCodeGrant(configuration, returned, checks)).claims()
      if (claims === undefined) return undefined
      const email =
        claims['email_verified'] === true && typeof claims['email'] === 'string' ? claims['email'] : undefined
      return { issuer: claims.iss, subject: claims.sub, email }
    } catch (error) {
      if (isUnreachable(error)) throw unreachable()
      return undefined
    }
  }

  /** @throws {HttpProblem} 404 when none is configured */
  private settings(): OpenIdSettings {
    const { openId } = this.signIn
    if (openId !== undefined) return openId
    const detail = 'No identity provider is configured'
    throw new HttpProblem({ status: 404, code: 'no_identity_provider', detail })
  }

  /** Asked once; again when it could not be reached. */
  private configuration({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<Configuration> {
    const execute = isLoopback(issuer) ? [allowInsecureRequests] : []
    this.found ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { execute }).catch(() => {
      this.found = undefined
      throw unreachable()
    })
    return this.found
  }
}

/** Only there may it go without TLS. */
const isLoopback = (issuer: string): boolean => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(issuer)

const isUnreachable = (error: unknown): boolean => error instanceof TypeError && error.message === 'fetch failed'

const unreachable = (): HttpProblem =>
  new HttpProblem({
    status: 503,
    code: 'identity_provider_unavailable',
    detail: 'The identity provider cannot be reached at the moment; try again later',
    headers: { 'retry-after': '30' },
  })
