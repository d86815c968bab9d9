import { type EventMetadata, type EventDefinition, eventOf, eventReader, type Fact } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { NewEvent, Stored } from '../event-store/event-store.js'
import type { Aggregate } from './aggregate.js'

/** What a decider stated does not fit the contract: a fault of the program, not of who gave the command. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation'
}

/**
 * The facts of a decision as events for the log, numbered on from `version`.
 * What the contract does not name is left out, so nothing is published by accident.
 * @throws {ContractViolation} when a fact is not what its contract says
 * @throws {DomainError} `event_too_large` when its topic does not take it
 */
export const envelopesOf = <Command, State, Event extends Fact>(
  { name, events }: Aggregate<Command, State, Event>,
  facts: readonly Event[],
  version: number,
  about: EventMetadata,
): readonly NewEvent<Event>[] => {
  const definitions = new Map(anyOf(events).map((definition) => [definition.type, definition]))
  return facts.map((fact, index) => {
    const definition = definitions.get(fact.type)
    if (definition === undefined) throw new ContractViolation(`${fact.type} is no event of ${name}`)
    const event = { ...eventOf(definition, fact.data, about), streamversion: version + index + 1 }
    return { topic: definition.topic.name, event: checked(definition, event) as Stored<Event> }
  })
}

/**
 * Reads stored events back as the facts of an aggregate, in their latest version.
 * @throws {ContractViolation} when the aggregate does not know the event
 */
export const factReader = <Command, State, Event extends Fact>({
  name,
  events,
  upcasters,
}: Aggregate<Command, State, Event>): ((value: string) => Event) => {
  const read = eventReader(anyOf(events), upcasters)
  return (value) => {
    const event = read(value)
    if (event === undefined) throw new ContractViolation(`${name} has an event of a type it does not know`)
    return event as Fact as Event
  }
}

/** Key, headers and the framing of a batch count towards the limit of a topic too. */
const RECORD_OVERHEAD_BYTES = 4_096

const checked = ({ type, topic, schema }: EventDefinition<string, object>, event: object): Stored => {
  const result = schema.safeParse(event)
  if (!result.success) throw new ContractViolation(`${type} does not fit its contract: ${result.error.message}`)
  const sizeBytes = Buffer.byteLength(JSON.stringify(result.data))
  const maxBytes = topic.maxMessageBytes - RECORD_OVERHEAD_BYTES
  if (sizeBytes > maxBytes) {
    throw new DomainError('event_too_large', 'invalid', `${type} takes at most ${maxBytes} bytes`, {
      sizeBytes,
      maxBytes,
    })
  }
  return result.data
}

/** The definitions in one list, where the type of each payload no longer matters. */
const anyOf = (definitions: readonly unknown[]) => definitions as readonly EventDefinition<string, object>[]
