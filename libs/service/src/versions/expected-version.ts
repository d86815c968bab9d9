import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { versionIn } from './version-tag.js'

const IF_MATCH = { name: 'If-Match', required: true, description: 'The `ETag` it was read with' }

/** A route that wants the version says so in its description. */
const described: ParameterDecorator = (controller, route) =>
  ApiHeader(IF_MATCH)(controller, route!, Object.getOwnPropertyDescriptor(controller, route!)!)

/** The version that the caller has seen, from `If-Match`. Without it the answer is 428. */
export const ExpectedVersion = createParamDecorator(
  (_: unknown, context: ExecutionContext): number =>
    versionIn(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [described],
)
