import type { Permission } from '@doorledger/contracts'
import type { DataScope } from '@doorledger/database'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { accessOf, type Handler } from './access-of.js'
import type { Caller } from './caller.js'

/** Who is asking, and where the permission holds that lets him call the route. */
export interface ScopedCaller extends Caller, DataScope {}

/** Behind {@link Scoped}. */
export const scopedCallerIn = (_: unknown, context: ExecutionContext): ScopedCaller => {
  const access = accessOf(context.getHandler() as Handler, context.getClass())
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!caller || access?.kind !== 'permission') throw new Error('@Scoped() works on routes that need a permission only')
  return { ...caller, ...dataScopeOf(caller, access.permission) }
}

/** Where a permission of somebody holds. */
const dataScopeOf = ({ tenantId, rights }: Pick<Caller, 'tenantId' | 'rights'>, permission: Permission): DataScope => {
  const scope = rights.get(permission)
  return { tenantId, premises: scope === 'everywhere' ? undefined : [...(scope ?? [])].sort() }
}

/**
 * The {@link ScopedCaller} of a route. One that declares `@RequiresInPremises(…)` must take it, or the process does
 * not start; it reads by `scopedReads(database, caller)`.
 */
export const Scoped = createParamDecorator(scopedCallerIn)
