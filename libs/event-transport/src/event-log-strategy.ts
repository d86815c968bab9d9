import type { Envelope } from '@doorledger/contracts'
import {
  type ConsumerPlatform,
  type EventProcessor,
  type ProjectionSource,
  type RunningConsumer,
  runEventHandler,
  runEventProcessor,
  runProjection,
} from '@doorledger/projections'
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices'
import { isObservable, lastValueFrom } from 'rxjs'
import { EventContext } from './event-context.js'
import { HandlerGroups } from './handler-groups.js'
import { WrongEventHandler } from './handler-options.js'

/** `database` holds checkpoints and dead letters: a schema that `migrate` of `@doorledger/database` brought up to date. */
export interface EventLogStrategyOptions extends ConsumerPlatform {
  readonly projections?: readonly ProjectionSource[]
  readonly processors?: readonly EventProcessor<Envelope>[]
  /** transactions at a time of each view and event processor; 2 when left out */
  readonly writers?: number
  /** whether the handlers of a group with this prefix belong to another strategy of the app; none do when left out */
  readonly isNeighbour?: (service: string) => boolean
}

/**
 * Nest's transport over the event log: what a service reads of it starts and stops as a microservice. Methods with
 * `@EventPattern(type, options)` get one valid event at a time, each key in order, with checkpoints, retries and dead
 * letters as views have them. Views and event processors, which work on many events at once, are values it runs besides.
 *
 * ```ts
 * const app = await NestFactory.createMicroservice(PagingModule, {
 *   strategy: new EventLogStrategy({ service: 'acme-paging', log, database, logger }),
 * })
 * app.useGlobalFilters(new HandlerErrors())
 * await app.listen()
 * ```
 * @see https://docs.nestjs.com/microservices/custom-transport
 */
export class EventLogStrategy extends Server implements CustomTransportStrategy {
  /** a handler's failure is ours to record */
  override readonly propagatesEventHandlerErrors = true
  readonly #running: RunningConsumer[] = []
  readonly #handlers: HandlerGroups
  #starting: Promise<void> = Promise.resolve()
  #isClosing = false

  constructor(private readonly options: EventLogStrategyOptions) {
    super()
    this.#handlers = new HandlerGroups(options.service, options.isNeighbour ?? (() => false))
  }

  /** What runs, from `listen` to `close`; looked at by health, metrics and operators. */
  get running(): readonly RunningConsumer[] {
    return this.#running
  }

  /** @throws {WrongEventHandler} for a handler that cannot be run as it is declared */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler<Envelope, EventContext>,
    isEventHandler = false,
    extras: object = {},
  ): void {
    const type = String(pattern)
    if (!isEventHandler) throw new WrongEventHandler(`@MessagePattern('${type}'): the log carries no answers`)
    this.#handlers.add(type, extras, async (event, delivery) => {
      const result: unknown = await callback(event, new EventContext(delivery))
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined })
    })
  }

  listen(callback: (error?: unknown) => void): void {
    this.#starting = this.#start()
    this.#starting.then(() => callback(), callback)
  }

  /**
   * Finishes what is under way. What was started before something failed is stopped with the rest; what has not started
   * yet does not start any more.
   */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#starting.catch(() => undefined)
    await Promise.all(this.#running.map((consumer) => consumer.stop()))
    this.#running.length = 0
  }

  on(): never {
    throw new Error('The event log tells of nothing but events')
  }

  unwrap<Consumers>(): Consumers {
    return this.#running as Consumers
  }

  async #start(): Promise<void> {
    const { projections = [], processors = [], ...platform } = this.options
    const starts: readonly (() => Promise<RunningConsumer>)[] = [
      ...projections.map((source) => () => runProjection({ ...platform, ...source })),
      ...processors.map((processor) => () => runEventProcessor({ ...platform, processor })),
      ...this.#handlers.consumers().map((handler) => () => runEventHandler({ ...platform, handler })),
    ]
    for (const start of starts) {
      if (this.#isClosing) return
      this.#running.push(await start())
    }
  }
}
