import { applyDecorators } from '@nestjs/common'
import { RouteConfig } from '@nestjs/platform-fastify'
import { ApiBody, ApiConsumes } from '@nestjs/swagger'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the body is handed over while it comes */
    takesCsv?: boolean
  }
}

/**
 * The route reads its body while it comes, after the caller was let in: `@Body() body: Readable`, bytes of `text/csv`,
 * in UTF-8 and not compressed. Whatever else comes is refused with 415. Once more than the limit was read, the body
 * rejects with {@link BodyTooLarge}, which is answered with 413.
 */
export const TakesCsv = ({ limitBytes }: { limitBytes: number }): MethodDecorator =>
  applyDecorators(
    RouteConfig({ takesCsv: true, bodyLimitBytes: limitBytes }),
    ApiConsumes('text/csv'),
    ApiBody({ schema: { type: 'string' } }),
  )
