import type { Type } from '@nestjs/common'
import { DECLARED_ACCESS, type DeclaredAccess } from './declared-access.js'

export type Handler = (...parameters: never[]) => unknown

/** What a handler declares, or else its controller. */
export const accessOf = (handler: Handler, controller: Type): DeclaredAccess | undefined =>
  declaredOn(handler) ?? declaredOn(controller)

const declaredOn = (target: object): DeclaredAccess | undefined =>
  Reflect.getMetadata(DECLARED_ACCESS, target) as DeclaredAccess | undefined
