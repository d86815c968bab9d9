import { applyDecorators } from '@nestjs/common'
import { RouteConfig } from '@nestjs/platform-fastify'
import { ApiConsumes } from '@nestjs/swagger'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the body is handed over as it came */
    takesBytes?: boolean
    /** largest body of this route, in bytes */
    bodyLimitBytes?: number
  }
}

/**
 * The route gets its body as it was sent: `@Body() body: Buffer`, whatever its content type, empty when there is none.
 * A larger one is refused with 413 before it is read in full.
 */
export const TakesBytes = ({ limitBytes }: { limitBytes: number }): MethodDecorator =>
  applyDecorators(RouteConfig({ takesBytes: true, bodyLimitBytes: limitBytes }), ApiConsumes('application/json'))
