import { CLOCK, type Clock, HttpProblem, Public } from '@doorledger/service'
import { Controller, Get, HttpCode, Inject, Req, Res } from '@nestjs/common'
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import { checksOf, clearChecksCookie, setChecksCookie } from './checks-cookie.js'
import { IdentityProvider } from './identity-provider.js'
import { OidcSignIn } from './oidc-sign-in.js'
import { setClientCookie, signingInFrom } from '../recognise-clients/client-cookie.js'
import { setRefreshCookie } from '../refresh-session/refresh-cookie.js'

@ApiTags('Sessions')
@Controller('v1/sessions/openid-connect')
export class OidcSignInController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly people: OidcSignIn,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SIGN_IN) private readonly settings: SignInSettings,
  ) {}

  @Get()
  @HttpCode(302)
  @Public()
  @ApiOperation({ summary: 'Sign in with the identity provider', description: 'For browsers: leads there and back.' })
  @ApiFoundResponse({ description: 'On to the provider' })
  async leave(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { address, checks } = await this.provider.begin()
    setChecksCookie(reply, checks, this.settings.keys, this.clock())
    void reply.header('location', address.href).header('cache-control', 'no-store')
  }

  @Get('callback')
  @HttpCode(302)
  @Public()
  @ApiOperation({
    summary: 'Come back from the identity provider',
    description: 'Sets the cookie of a session and leads on to `OIDC_RETURN_URL`, whose page refreshes the session.',
  })
  @ApiFoundResponse({ description: 'On to the page that people work with' })
  async comeBack(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const checks = checksOf(request, this.settings.keys, this.clock())
    clearChecksCookie(reply)
    const identity = checks && (await this.provider.identify(queryOf(request), checks))
    const { id: correlationId, ip: address } = request
    const from = signingInFrom(request, this.settings.keys)
    const session = identity && (await this.people.signIn(identity, { from, address, correlationId }))
    if (session === undefined) throw refused()
    setRefreshCookie(reply, { sessionId: session.sessionId, generation: 0 }, this.settings)
    setClientCookie(reply, from, this.settings.keys)
    void reply.header('location', this.settings.openId!.returnTo).header('cache-control', 'no-store')
  }
}

const queryOf = ({ url }: FastifyRequest): string => url.slice(url.indexOf('?') + 1 || url.length)

const refused = (): HttpProblem =>
  new HttpProblem({ status: 401, code: 'sign_in_refused', detail: 'The sign-in was refused, or no account matches it' })
