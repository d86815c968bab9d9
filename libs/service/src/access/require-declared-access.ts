import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { MetadataScanner, ModulesContainer } from '@nestjs/core'
import { accessOf, type Handler } from './access-of.js'

/** A route says nothing about who may call it. The process must not start. */
export class UndeclaredAccess extends Error {
  override readonly name = 'UndeclaredAccess'
}

/**
 * Checks every route of every controller of the app.
 * @throws {UndeclaredAccess} naming the routes that declare none of `@Requires`, `@ForDevices` and `@Public`
 */
export const requireDeclaredAccess = (app: INestApplicationContext): void => {
  const scanner = new MetadataScanner()
  const undeclared = controllersOf(app).flatMap((controller) =>
    scanner
      .getAllMethodNames(controller.prototype as object)
      .map((name) => ({ controller, name, handler: (controller.prototype as Record<string, Handler>)[name] }))
      .filter(({ handler }) => handler !== undefined && isRoute(handler) && accessOf(handler, controller) === undefined)
      .map(({ name, handler }) => `${controller.name}.${name} (${routeOf(controller, handler)})`),
  )
  if (undeclared.length > 0) {
    throw new UndeclaredAccess(`No @Requires, @ForDevices or @Public on ${undeclared.join(', ')}`)
  }
}

const controllersOf = (app: INestApplicationContext): readonly Type[] =>
  [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => (metatype ? [metatype as Type] : [])),
  )

const isRoute = (handler: Handler): boolean => Reflect.hasMetadata(METHOD_METADATA, handler)

const routeOf = (controller: Type, handler: Handler | undefined): string => {
  if (handler === undefined) return ''
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod]
  const path = [pathOn(controller), pathOn(handler)].filter((part) => part !== '' && part !== '/').join('/')
  return `${method} /${path.replace(/^\//, '')}`
}

const pathOn = (target: object): string => (Reflect.getMetadata(PATH_METADATA, target) as string | undefined) ?? ''
