import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { versionIn } from './version-tag.js'

/** The version that the caller has seen, from `If-Match`. Without it the answer is 428. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  versionIn(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
)
