import { type ActionResult, CommandHandler, type Commander } from '@doorledger/postgres'
import type { Type } from '@nestjs/common'
import type { ServiceInApp } from '../run/app-options.js'

/** Where actions are reported that no command reports: in the outbox of the service whose route was called. */
export class ActionReports {
  private readonly byController = new Map<Type, CommandHandler>()
  private readonly others: CommandHandler

  /** @param services of the app, at least one; the first reports for routes that belong to none */
  constructor(services: readonly ServiceInApp[]) {
    const handlers = services.map(({ platform, module }) => ({ handler: reporterOf(platform), module }))
    for (const { handler, module } of handlers) {
      for (const controller of module.controllers ?? []) this.byController.set(controller, handler)
    }
    const [first] = handlers
    if (first === undefined) throw new Error('An app needs at least one service')
    this.others = first.handler
  }

  report(controller: Type, by: Commander, result: ActionResult): Promise<void> {
    return (this.byController.get(controller) ?? this.others).report(by, result)
  }
}

/** The relay of the service finds the report when it looks the next time. */
const reporterOf = ({ database, name, clock }: ServiceInApp['platform']): CommandHandler =>
  new CommandHandler({ database, service: name, relay: { wake: () => undefined }, ...(clock && { clock }) })
