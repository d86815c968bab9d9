import type { ActionTarget } from '@doorledger/contracts'
import type { CanActivate, ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ActionReports } from '../audit/action-reports.js'
import { actionOf } from '../audit/performs.js'
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
    const name = actionOf(context.getHandler())
    const caller = { ...holder, correlationId: request.id }
    request.caller = caller
    if (name !== undefined && needed.kind === 'permission') {
      const action = { name, permission: needed.permission, target: targetOf(name, request), reported: false }
      request.caller = { ...caller, action }
      request.reportAction = (result) => this.actions.report(context.getClass(), { ...caller, action }, result)
    }
    refuseHolder(holder, needed)
    return true
  }
}

/**
 * What the path names, until a command says it better. People may be called by their names there, and somebody may take
 * the number of a key for its id.
 */
const targetOf = (action: string, { params }: FastifyRequest): ActionTarget | undefined => {
  const [kind = ''] = action.split('.')
  const [id] = Object.values(params as Record<string, string>)
  return id === undefined || (NAMED_BY_ID_ONLY.has(kind) && !isUuid(id)) ? undefined : { kind, id }
}

const NAMED_BY_ID_ONLY: ReadonlySet<string> = new Set(['user', 'credential'])

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success
