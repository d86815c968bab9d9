import { RouteConfig } from '@nestjs/platform-fastify'

/**
 * The route takes larger bodies than others do; JSON, as everywhere. A larger one is refused with 413 before it is read
 * in full.
 */
export const TakesUpTo = ({ limitBytes }: { limitBytes: number }): MethodDecorator =>
  RouteConfig({ bodyLimitBytes: limitBytes })
