import type { CanActivate, ExecutionContext } from '@nestjs/common'
import type { Permission } from '@doorledger/contracts'
import type { FastifyRequest } from 'fastify'
import type { ActionReports } from '../audit/action-reports.js'
import { performedBy } from '../audit/performs.js'
import { unauthenticated } from '../problems/http-problem.js'
import { accessOf, type Handler } from './access-of.js'
import type { Caller } from './caller.js'
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
    request.caller = needed.kind === 'permission' ? this.follow(context, needed.permission, caller) : caller
    refuseHolder(holder, needed)
    return true
  }

  /** Has what the route performs reported; of one that says nothing of it, that somebody was refused. */
  private follow(context: ExecutionContext, permission: Permission, caller: Caller): Caller {
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const controller = context.getClass()
    const performed = performedBy(context.getHandler())
    if (performed !== undefined) return this.actions.follow({ controller, performed, permission }, request, caller)
    this.actions.followRefusal({ controller, permission }, request, caller)
    return caller
  }
}
