import { LOGGER, Public } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common'
import { ApiAcceptedResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { MOST_CHARACTERS } from '../../domain/password-policy.js'
import { AttemptLimits } from '../../passwords/attempt-limits.js'
import { linkToken, UsePasswordLink } from './password-links.js'
import { RequestReset } from './request-reset.js'

const request = z.strictObject({ username: z.string().min(1).max(200) })
const newPassword = z.strictObject({
  newPassword: z
    .string()
    .max(MOST_CHARACTERS * 4)
    .describe('At least 12 characters, and not the username'),
})
const token = z.string().regex(linkToken, 'is no token of a link')

@ApiTags('Passwords')
@Controller('v1/password-resets')
export class PasswordResetsController {
  constructor(
    private readonly resets: RequestReset,
    private readonly links: UsePasswordLink,
    private readonly limits: AttemptLimits,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(202)
  @Public()
  @ApiOperation({
    summary: 'Ask for a link to set a password',
    description:
      'The link goes to the mail address of whoever has the name. The answer is the same when nobody has, or when no ' +
      'mail server is configured; then an administrator hands out the link.',
  })
  @ApiAcceptedResponse({ description: 'Whatever is to be done is being done' })
  ask(
    @Body({ schema: request }) { username }: z.infer<typeof request>,
    @Req() { ip, id: correlationId }: FastifyRequest,
  ): void {
    const attempt = this.limits.attempt(username, ip)
    this.resets
      .request({ username, attempt, correlationId })
      .catch((err: unknown) => this.logger.warn({ err }, 'a request to set a password was lost'))
  }

  @Post(':token')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Set a password by a link', description: 'Works once. All sessions of the person end.' })
  @ApiNoContentResponse({ description: 'It is set; sign in with it' })
  @ApiNotFoundResponse({ description: 'The link was used, has expired or never existed' })
  async set(
    @Param('token', { schema: token }) link: string,
    @Body({ schema: newPassword }) body: z.infer<typeof newPassword>,
  ): Promise<void> {
    await this.links.use(link, body.newPassword)
  }
}
