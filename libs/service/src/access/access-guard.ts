import type { CanActivate, ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { ActionReports } from '../audit/action-reports.js'
import { performedBy } from '../audit/performs.js'
import { unauthenticated } from '../problems/http-problem.js'
import { accessOf, type Handler } from './access-of.js'
import type { TokenHolder } from './known-holder.js'
import { type ForHolders, isForHolders, refuseHolder } from './refuse-holder.js'
import type { TokenVerifier } from './token-verifier.js'

/** Lets a request through when the route's declaration allows it. Without a declaration nothing passes. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly actions: ActionReports,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = accessOf(context.getHandler() as Handler, context.getClass())
    if (access === undefined) return false
    if (!isForHolders(access)) return true
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const holder = this.tokens.verify(request.headers.authorization)
    return holder instanceof Promise
      ? holder.then((known) => this.admit(context, known, access))
      : this.admit(context, holder, access)
  }

  private admit(context: ExecutionContext, holder: TokenHolder | undefined, needed: ForHolders): true {
    if (holder === undefined) throw unauthenticated()
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const caller = { ...holder, correlationId: request.id }
    const performed = performedBy(context.getHandler())
    request.caller =
      performed !== undefined && needed.kind === 'permission'
        ? this.actions.follow(
            { controller: context.getClass(), performed, permission: needed.permission },
            request,
            caller,
          )
        : caller
    refuseHolder(holder, needed)
    return true
  }
}
