import type { Permission } from '@doorledger/contracts'
import type { Confinement } from '@doorledger/postgres'
import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common'
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js'
import type { FastifyRequest } from 'fastify'
import { accessOf, type Handler } from './access-of.js'
import type { Caller } from './caller.js'

/** Where the permission holds that lets somebody call a route. */
export const confinementOf = (
  { tenantId, rights }: Pick<Caller, 'tenantId' | 'rights'>,
  permission: Permission,
): Confinement => {
  const reach = rights.get(permission)
  return reach === 'everywhere' ? { tenantId } : { tenantId, premises: [...(reach ?? [])].sort() }
}

const confinementIn = (_: unknown, context: ExecutionContext): Confinement => {
  const access = accessOf(context.getHandler() as Handler, context.getClass())
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!caller || access?.kind !== 'permission')
    throw new Error('@CurrentConfinement() works on routes that need a permission only')
  return confinementOf(caller, access.permission)
}

/**
 * Where the caller of the route may look and act. A route that declares `@RequiresInPremises(…)` must take it, or the
 * process does not start; it reads by `readsWithin(database, where)`.
 */
export const CurrentConfinement = createParamDecorator(confinementIn)

/** Whether a handler takes {@link CurrentConfinement}. */
export const takesConfinement = (controller: Type, handlerName: string): boolean => {
  const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handlerName) as
    Readonly<Record<string, { readonly factory?: unknown }>> | undefined
  return Object.values(taken ?? {}).some(({ factory }) => factory === confinementIn)
}
