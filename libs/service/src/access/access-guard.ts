import { DomainError } from '@doorledger/kernel'
import type { CanActivate, ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Permission } from '@doorledger/contracts'
import { unauthenticated } from '../problems/http-problem.js'
import { accessOf, type Handler } from './access-of.js'
import type { TokenHolder, TokenVerifier } from './token-verifier.js'

/** Lets a request through when the route's declaration allows it. Without a declaration nothing passes. */
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = accessOf(context.getHandler() as Handler, context.getClass())
    if (access === undefined) return false
    if (access.kind !== 'permission') return true
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const holder = this.tokens.verify(request.headers.authorization)
    return holder instanceof Promise
      ? holder.then((known) => admit(request, known, access.permission))
      : admit(request, holder, access.permission)
  }
}

const admit = (request: FastifyRequest, holder: TokenHolder | undefined, needed: Permission): true => {
  if (holder === undefined) throw unauthenticated()
  if (!holder.permissions.has(needed)) {
    throw new DomainError('permission_missing', 'forbidden', `The token lacks the permission ${needed}`, {
      permission: needed,
    })
  }
  request.caller = { ...holder, correlationId: request.id }
  return true
}
