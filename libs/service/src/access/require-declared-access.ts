import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js'
import { MetadataScanner, ModulesContainer } from '@nestjs/core'
import { performedBy } from '../audit/performs.js'
import { accessOf, type Handler } from './access-of.js'
import { sessionIn } from './caller.js'
import { scopedCallerIn } from './scoped-caller.js'

/** A route says nothing about who may call it, or what it does. The process must not start. */
export class UndeclaredAccess extends Error {
  override readonly name = 'UndeclaredAccess'
}

/**
 * Checks every route of every controller of the app.
 * @throws {UndeclaredAccess} naming the routes that declare none of `@Requires`, `@ForSignedIn`, `@ForDevices` and
 * `@Public`, that demand a permission and change something without declaring what, by `@Performs` or `@Conveys`, or that
 * are for callers confined to premises, or to what is their own, without taking `@Scoped()` or `@CurrentSession()`
 */
export const requireDeclaredAccess = (app: INestApplicationContext): void => {
  const routes = routesOf(app)
  refuse(
    'No @Requires, @ForSignedIn, @ForDevices or @Public on',
    routes.filter((route) => accessTo(route) === undefined),
  )
  refuse('No @Performs on', routes.filter(changesUnnamed))
  refuse('No @Scoped() in', routes.filter(forgets('premises', scopedCallerIn)))
  refuse('No @CurrentSession() in', routes.filter(forgets('own', sessionIn)))
}

interface Route {
  readonly controller: Type
  readonly name: string
  readonly handler: Handler
}

const routesOf = (app: INestApplicationContext): readonly Route[] => {
  const scanner = new MetadataScanner()
  return controllersOf(app).flatMap((controller) =>
    scanner.getAllMethodNames(controller.prototype as object).flatMap((name) => {
      const handler = (controller.prototype as Record<string, Handler>)[name]
      return handler !== undefined && isRoute(handler) ? [{ controller, name, handler }] : []
    }),
  )
}

const refuse = (reason: string, routes: readonly Route[]): void => {
  if (routes.length === 0) return
  const names = routes.map((route) => `${route.controller.name}.${route.name} (${routeOf(route)})`)
  throw new UndeclaredAccess(`${reason} ${names.join(', ')}`)
}

const accessTo = ({ handler, controller }: Route) => accessOf(handler, controller)

const changesUnnamed = (route: Route): boolean =>
  accessTo(route)?.kind === 'permission' &&
  methodOf(route.handler) !== 'GET' &&
  performedBy(route.handler) === undefined

/** @param whose what makes the parameter by which a handler knows how far it may go */
const forgets =
  (scope: 'premises' | 'own', whose: unknown) =>
  (route: Route): boolean => {
    const access = accessTo(route)
    return access?.kind === 'permission' && access.scope === scope && !takes(route, whose)
  }

const takes = ({ controller, name }: Route, parameter: unknown): boolean => {
  const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as
    Readonly<Record<string, { readonly factory?: unknown }>> | undefined
  return Object.values(taken ?? {}).some(({ factory }) => factory === parameter)
}

const controllersOf = (app: INestApplicationContext): readonly Type[] =>
  [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => (metatype ? [metatype as Type] : [])),
  )

const isRoute = (handler: Handler): boolean => Reflect.hasMetadata(METHOD_METADATA, handler)

const methodOf = (handler: Handler): string =>
  RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod]

const routeOf = ({ controller, handler }: Route): string => {
  const path = [pathOn(controller), pathOn(handler)].filter((part) => part !== '' && part !== '/').join('/')
  return `${methodOf(handler)} /${path.replace(/^\//, '')}`
}

const pathOn = (target: object): string => (Reflect.getMetadata(PATH_METADATA, target) as string | undefined) ?? ''
