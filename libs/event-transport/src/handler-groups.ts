import {
  eventCatalogue,
  type Envelope,
  type EventDefinition,
  eventReader,
  UnreadableEvent,
} from '@doorledger/contracts'
import type { Delivery, EventHandler } from '@doorledger/projections'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type CheckedOptions, checkedOptions, WrongEventHandler } from './handler-options.js'

export type HandleEvent = (event: Envelope, delivery: Delivery) => Promise<unknown>

interface HandlerGroup {
  readonly options: CheckedOptions
  readonly topic: string
  readonly handlers: Map<string, { readonly definition: EventDefinition; readonly handle: HandleEvent }>
}

const definitions: ReadonlyMap<string, EventDefinition> = new Map(
  eventCatalogue.map((definition) => [definition.type, definition]),
)

/** The handlers of a service by consumer group. */
export class HandlerGroups {
  readonly #groups = new Map<string, HandlerGroup>()

  /**
   * @param service whose groups these are
   * @param isNeighbour whether a service lives in the same app, which sees to its own handlers
   */
  constructor(
    private readonly service: string,
    private readonly isNeighbour: (service: string) => boolean,
  ) {}

  /**
   * @param extras {@link EventHandlerOptions}
   * @throws {WrongEventHandler}
   */
  add(type: string, extras: unknown, handle: HandleEvent): void {
    const options = checkedOptions(type, extras)
    if (!this.#isOurs(options.group)) return
    const definition = definitions.get(type)
    if (definition === undefined) throw new WrongEventHandler(`There is no event ${type}`)
    const { handlers } = this.#groupOf(options, definition.topic.name)
    if (handlers.has(type)) throw new WrongEventHandler(`${options.group} has two handlers for ${type}`)
    handlers.set(type, { definition, handle })
  }

  /** What `runEventHandler` of `@doorledger/projections` runs, one for each group. */
  consumers(): readonly EventHandler<Envelope>[] {
    return [...this.#groups.values()].map(({ options, topic, handlers }) => ({
      kind: 'handler',
      name: options.group.slice(this.service.length + 1),
      topic,
      startAt: options.startAt,
      retry: options,
      reader: validReader([...handlers.values()].map(({ definition }) => definition)),
      handle: (event, delivery) => handlers.get(event.type)!.handle(event, delivery),
    }))
  }

  #isOurs(group: string): boolean {
    const service = group.slice(0, group.indexOf('.'))
    if (service === this.service) return true
    if (this.isNeighbour(service)) return false
    throw new WrongEventHandler(`${group} is a consumer group of ${service}, which does not run in this process`)
  }

  #groupOf(options: CheckedOptions, topic: string): HandlerGroup {
    const { group } = options
    const known = this.#groups.get(group) ?? { options, topic, handlers: new Map() }
    if (known.topic !== topic) throw new WrongEventHandler(`${group} cannot read ${topic} besides ${known.topic}`)
    if (!isDeepStrictEqual(known.options, options)) throw new WrongEventHandler(`${group} is declared in two ways`)
    this.#groups.set(group, known)
    return known
  }
}

/** Reads the events of these types, and no other payload than their schemas describe. */
const validReader = (wanted: readonly EventDefinition[]): ((value: string) => Envelope | undefined) => {
  const read = eventReader<Envelope>(wanted)
  const schemas = new Map(wanted.map(({ type, schema }) => [type, schema]))
  return (value) => {
    const event = read(value)
    if (event === undefined) return undefined
    const checked = schemas.get(event.type)!.safeParse(event)
    if (!checked.success) throw new UnreadableEvent(z.prettifyError(checked.error))
    return event
  }
}
