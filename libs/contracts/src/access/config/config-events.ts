import type { z } from 'zod'
import { defineEvent, type EventDefinition, type EventFrom } from '../../define-event.js'
import { accessConfig } from '../../topic.js'

/** One kind of configured thing and how its events are told apart. */
interface ConfiguredKind<Kind extends string, State> {
  readonly kind: Kind
  /** for descriptions: `an access rule` */
  readonly called: string
  readonly state: z.ZodType<State>
  readonly idOf: (state: State) => string
  readonly example: State
}

type Verb = 'created' | 'updated' | 'deleted'

/** The three events of a configured thing, each with its whole state. */
export type ConfigEvents<Kind extends string, State> = readonly [
  EventDefinition<`${Kind}.created`, State>,
  EventDefinition<`${Kind}.updated`, State>,
  EventDefinition<`${Kind}.deleted`, State>,
]

/** The event types of {@link ConfigEvents}. */
export type ConfigEvent<Definitions extends readonly unknown[]> = EventFrom<Definitions[number]>

/** Defines what is published when a configured thing is created, updated or deleted. */
export const configEvents = <const Kind extends string, State>({
  kind,
  called,
  state,
  idOf,
  example,
}: ConfiguredKind<Kind, State>): ConfigEvents<Kind, State> => {
  const define = <const V extends Verb>(verb: V, description: string) =>
    defineEvent<`${Kind}.${V}`, State>({
      type: `${kind}.${verb}`,
      version: 1,
      description,
      topic: accessConfig,
      subject: idOf,
      key: (data) => `${kind}:${idOf(data)}`,
      data: state,
      example: verb === 'deleted' ? { ...example, deleted: true } : example,
    })
  return [
    define('created', `There is ${called}; decisions take it into account from now on.`),
    define('updated', `Somebody changed ${called}; carries its whole state as it is now.`),
    define('deleted', `Somebody deleted ${called}; decisions ignore it from now on.`),
  ]
}
