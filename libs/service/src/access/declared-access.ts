import type { Permission } from '@doorledger/contracts'
import { applyDecorators, SetMetadata } from '@nestjs/common'
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger'

/** What a route demands of whoever calls it. */
export type DeclaredAccess =
  | {
      readonly kind: 'permission'
      readonly permission: Permission
      /**
       * `premises`: the route confines what it shows or does to the premises of its caller;
       * `own`: it shows of its caller only, wherever that is
       */
      readonly scope: 'everywhere' | 'premises' | 'own'
    }
  | { readonly kind: 'session'; readonly evenBeforePasswordChange: boolean }
  | { readonly kind: 'device' }
  | { readonly kind: 'public' }

/** Metadata key of {@link DeclaredAccess} on a handler or its controller. */
export const DECLARED_ACCESS = 'doorledger:access'

const declare = (access: DeclaredAccess) => SetMetadata(DECLARED_ACCESS, access)

/**
 * The route, or every route of the controller, is for callers who hold this permission everywhere.
 * Without, with a bad, and with an expired or revoked token the answer is one and the same 401; without the
 * permission it is 403 naming it.
 */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(declare({ kind: 'permission', permission, scope: 'everywhere' }), ApiBearerAuth('token'))

/**
 * As {@link Requires}, also for callers who hold the permission in some premises only: the route takes
 * `@Scoped()`, and confines itself to that.
 */
export const RequiresInPremises = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(declare({ kind: 'permission', permission, scope: 'premises' }), ApiBearerAuth('token'))

/**
 * The route shows people who hold the permission, wherever that is, what is their own: it takes `@CurrentSession()`.
 * API tokens, who have nothing of their own, are answered with 403.
 */
export const RequiresForOwn = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(declare({ kind: 'permission', permission, scope: 'own' }), ApiBearerAuth('token'))

/**
 * The route is for any person who is signed in, about himself: API tokens are answered with 403.
 * @param evenBeforePasswordChange whether it lets in who signed in with a one-time password and has not changed it yet
 */
export const ForSignedIn = ({ evenBeforePasswordChange = false } = {}): MethodDecorator & ClassDecorator =>
  applyDecorators(declare({ kind: 'session', evenBeforePasswordChange }), ApiBearerAuth('token'))

/** The route is for devices: the slice itself checks the device's credential, since only it knows the devices. */
export const ForDevices = (): MethodDecorator & ClassDecorator =>
  applyDecorators(declare({ kind: 'device' }), ApiSecurity('device'))

/** Anyone may call the route: health, metrics, the API reference. */
export const Public = (): MethodDecorator & ClassDecorator => applyDecorators(declare({ kind: 'public' }))
