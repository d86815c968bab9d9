import type { EventHandler } from '@doorledger/projections'
import { z } from 'zod'

/** A handler cannot be run as it is declared. The process must not start. */
export class WrongEventHandler extends Error {
  override readonly name = 'WrongEventHandler'
}

/** The second argument of `@EventPattern`. Handlers with the same group share one consumer, and its order. */
export interface EventHandlerOptions {
  /** consumer group, `<service>.<name>`: `access-decision.notify-subscribers` */
  readonly group: string
  /** where a group begins that has not read a partition yet: see `EventHandler.startAt` */
  readonly startAt: EventHandler<unknown>['startAt']
  /** failures after which an event becomes a dead letter; 5 when left out. A `TypeError` is one at once. */
  readonly attempts?: number
  /** doubled after each attempt; 1,000 when left out */
  readonly firstPauseMs?: number
}

const options = z.strictObject({
  group: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'must be <service>.<name>'),
  startAt: z.enum(['earliest', 'latest']),
  attempts: z.int().min(1).max(20).default(5),
  firstPauseMs: z.int().min(0).max(30_000).default(1_000),
})

export type CheckedOptions = z.infer<typeof options>

/** @throws {WrongEventHandler} naming the option */
export const checkedOptions = (pattern: string, extras: unknown): CheckedOptions => {
  const checked = options.safeParse(extras)
  if (checked.success) return checked.data
  throw new WrongEventHandler(`@EventPattern('${pattern}', …): ${z.prettifyError(checked.error)}`)
}
