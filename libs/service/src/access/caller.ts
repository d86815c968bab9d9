import type { AuditedAction } from '@doorledger/event-store'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Rights } from '@doorledger/directory-replica'

/** Who is asking, as proven by the token of the request. */
export interface Caller {
  readonly tenantId: string
  /** `token:<id>` or `user:<id>`: what goes into the `actor` of the events the request causes */
  readonly actor: string
  readonly rights: Rights
  /** of the request, as in the log lines about it; shared by every event it causes */
  readonly correlationId: string
  /** what the route performs, for the audit log of administrators */
  readonly action?: AuditedAction
  /** whose record the route shows, when it shows one */
  readonly viewing?: Viewing
  /** of a person who signed in; an API token has none */
  readonly session?: CallerSession
}

/** Whose record is looked at. */
export interface Viewing {
  /** as the request names them; a route that finds the person puts the id here */
  persons: readonly string[]
}

export interface CallerSession {
  readonly userId: string
  readonly sessionId: string
  /** signed in with a one-time password: until it is changed, only routes that say so let the person in */
  readonly mustChangePassword: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** set by the access guard on routes that declare `@Requires(…)` or `@ForSignedIn(…)` */
    caller: Caller | null
  }
}

/** The {@link Caller} of a route that declares `@Requires(…)` or `@ForSignedIn(…)`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!caller) throw new Error('@CurrentCaller() works on routes that declare @Requires or @ForSignedIn only')
  return caller
})

/** Behind {@link CurrentSession}. */
export const sessionIn = (_: unknown, context: ExecutionContext): CallerSession => {
  const session = context.switchToHttp().getRequest<FastifyRequest>().caller?.session
  if (!session) throw new Error('@CurrentSession() works on routes that declare @ForSignedIn or @RequiresForOwn only')
  return session
}

/** The {@link CallerSession} of a route that declares `@ForSignedIn(…)` or `@RequiresForOwn(…)`. */
export const CurrentSession = createParamDecorator(sessionIn)
