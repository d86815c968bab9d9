import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { map, type Observable } from 'rxjs'
import { tagOf } from './version-tag.js'

/** Every answer of the route shows a thing whose `version` is also its `ETag`. */
export const TaggedByVersion = (): MethodDecorator & ClassDecorator => applyDecorators(UseInterceptors(VersionTag))

class VersionTag implements NestInterceptor<{ readonly version: number }> {
  intercept(context: ExecutionContext, next: CallHandler<{ readonly version: number }>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    return next.handle().pipe(
      map((thing) => {
        void reply.header('etag', tagOf(thing.version))
        return thing
      }),
    )
  }
}
