import type { Permission } from '@doorledger/contracts'
import { type ActionResult, type AuditedAction, CommandHandler, RepeatedActions } from '@doorledger/event-store'
import type { Type } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../access/caller.js'
import type { ServiceInApp } from '../run/app-options.js'
import { othersAmong, personsNamed, targetOf } from './action-target.js'
import type { Performed } from './performs.js'

/** A route that performs something, and what that takes. */
export interface PerformingRoute {
  readonly controller: Type
  readonly performed: Performed
  readonly permission: Permission
}

interface Reporter {
  readonly commands: CommandHandler
  readonly repeated: RepeatedActions
}

/** A route that says nothing of what it performs, or looks at nobody in particular: that somebody is refused is told all the same. */
const REFUSED_ENTRY = 'application.enter'

/** Where actions are reported that no command reports: in the outbox of the service whose route was called. */
export class ActionReports {
  private readonly byController = new Map<Type, Reporter>()
  private readonly others: Reporter

  /** @param services of the app, at least one; the first reports for routes that belong to none */
  constructor(services: readonly ServiceInApp[]) {
    const all = services.map(({ platform, module }) => ({ reporter: reporterOf(platform), module }))
    for (const { reporter, module } of all) {
      for (const controller of module.controllers ?? []) this.byController.set(controller, reporter)
    }
    const [first] = all
    if (first === undefined) throw new Error('An app needs at least one service')
    this.others = first.reporter
  }

  /**
   * Has the request reported as its route says.
   * @returns the caller as the route is to see him: its commands report what they do, unless it is no action
   */
  follow(route: PerformingRoute, request: FastifyRequest, caller: Caller): Caller {
    const { performed, permission, controller } = route
    const name = performed.action
    const action: AuditedAction = { name, permission, target: targetOf(name, request), reported: false }
    const { commands, repeated } = this.byController.get(controller) ?? this.others
    switch (performed.reported) {
      case 'each_time': {
        const acting = { ...caller, action }
        request.reportAction = (result) => commands.report(acting, result)
        return acting
      }
      case 'when_denied':
        request.reportAction = async (result) => {
          if (result.outcome === 'denied') await commands.report({ ...caller, action }, result)
        }
        return caller
      case 'each_session':
        request.reportAction = (result) => repeated.note(inSession(caller), [action], result)
        return caller
      case 'when_about_others': {
        const looking = { ...caller, viewing: { persons: personsNamed(request, performed.person) } }
        request.reportAction = async (result) => {
          if (othersAmong(looking).length > 0) await reportView(repeated, looking, action, result)
          else if (result.outcome === 'denied')
            await repeated.note(inSession(looking), [entryTo(request, permission)], result)
        }
        return looking
      }
    }
  }

  /** Has it reported, at once and then with a count, when a caller is refused what would not be reported otherwise (R3.11). */
  followRefusal(
    route: Pick<PerformingRoute, 'controller' | 'permission'>,
    request: FastifyRequest,
    caller: Caller,
  ): void {
    const { repeated } = this.byController.get(route.controller) ?? this.others
    request.reportAction = async (result) => {
      if (result.outcome !== 'denied') return
      await repeated.note(inSession(caller), [entryTo(request, route.permission)], result)
    }
  }
}

/** What the caller was refused: the route, not what its path named. */
const entryTo = ({ method, routeOptions: { url } }: FastifyRequest, permission: Permission): AuditedAction => ({
  name: REFUSED_ENTRY,
  permission,
  target: { kind: 'application', id: `${method} ${url ?? ''}` },
  reported: false,
})

const reportView = async (repeated: RepeatedActions, by: Caller, action: AuditedAction, result: ActionResult) => {
  const targets = othersAmong(by)
  const actions = targets.map((target) => ({ ...action, target }))
  await repeated.note(inSession(by), actions, result)
}

/** Whoever has no session, such as an API token, counts as one. */
const inSession = (by: Caller) => ({ ...by, session: by.session?.sessionId ?? by.actor })

/** The relay of the service finds the report when it looks the next time. */
const reporterOf = ({ database, name: service, clock }: ServiceInApp['platform']): Reporter => {
  const platform = { database, service, relay: { wake: () => undefined }, ...(clock && { clock }) }
  return { commands: new CommandHandler(platform), repeated: new RepeatedActions(platform) }
}
