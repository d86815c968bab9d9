import type { Permission } from '@doorledger/contracts'
import type { Confinement } from '@doorledger/postgres'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { accessOf, type Handler } from './access-of.js'
import type { Caller } from './caller.js'

/** Who is asking, and where the permission holds that lets him call the route. */
export interface ConfinedCaller extends Caller, Confinement {}

/** Behind {@link Confined}. */
export const confinedCallerIn = (_: unknown, context: ExecutionContext): ConfinedCaller => {
  const access = accessOf(context.getHandler() as Handler, context.getClass())
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!caller || access?.kind !== 'permission')
    throw new Error('@Confined() works on routes that need a permission only')
  return { ...caller, ...confinementOf(caller, access.permission) }
}

/** Where a permission of somebody holds. */
const confinementOf = (
  { tenantId, rights }: Pick<Caller, 'tenantId' | 'rights'>,
  permission: Permission,
): Confinement => {
  const reach = rights.get(permission)
  return { tenantId, premises: reach === 'everywhere' ? undefined : [...(reach ?? [])].sort() }
}

/**
 * The {@link ConfinedCaller} of a route. One that declares `@RequiresInPremises(…)` must take it, or the process does
 * not start; it reads by `readsWithin(database, caller)`.
 */
export const Confined = createParamDecorator(confinedCallerIn)
