import type { EventDefinition } from './define-event.js'
import type { Envelope } from './envelope.js'

/** A record that is no event we can understand: it becomes a dead letter, never skipped. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
}

/** What reading takes of a definition, whatever its payload. */
export type EventVersion = Pick<EventDefinition, 'type' | 'version' | 'dataschema'>

/** Turns the payload of one version into that of the next. Pure; never removed once published. */
export interface Upcaster {
  readonly type: string
  readonly fromVersion: number
  readonly upcast: (data: Record<string, unknown>) => Record<string, unknown>
}

/**
 * Reads a record value as one of the given events, upcast to the latest version.
 * The envelope and payload were validated where they entered the log, so only what routing needs is checked here.
 * Events of types that are not listed are answered with `undefined`: a topic may carry more than one reader wants.
 * @throws {UnreadableEvent} when the value is not JSON, not an event, or of a version from the future
 */
export const eventReader = <Event extends Envelope>(
  definitions: readonly EventVersion[],
  upcasters: readonly Upcaster[] = [],
): ((value: string) => Event | undefined) => {
  const latest = new Map(definitions.map((definition) => [definition.type, definition]))
  return (value) => {
    const type = typeAtFront(value)
    if (type !== undefined && !latest.has(type)) return undefined
    const event = parsed(value)
    const definition = latest.get(event.type)
    if (definition === undefined) return undefined
    if (event.dataschema === definition.dataschema) return event as Event
    return upcast(event, definition, upcasters) as Event
  }
}

/** As `eventOf` begins every event. What begins otherwise is parsed to find out. */
const FRONT = /^\{"specversion":"1\.0","id":"[0-9a-f-]{36}","source":"[^"\\]*","type":"([^"\\]*)"/

/** The type of an event without parsing it: readers pass over most of what a busy topic carries. */
const typeAtFront = (value: string): string | undefined => FRONT.exec(value)?.[1]

const parsed = (value: string): Envelope => {
  let event: unknown
  try {
    event = JSON.parse(value)
  } catch (error) {
    throw new UnreadableEvent(`not JSON: ${(error as Error).message}`)
  }
  if (!isEnvelope(event)) throw new UnreadableEvent('not a CloudEvents 1.0 event of Doorledger')
  return event
}

const isEnvelope = (value: unknown): value is Envelope => {
  if (typeof value !== 'object' || value === null) return false
  const event = value as Partial<Envelope>
  return (
    event.specversion === '1.0' &&
    typeof event.id === 'string' &&
    typeof event.type === 'string' &&
    typeof event.dataschema === 'string' &&
    typeof event.tenantid === 'string' &&
    typeof event.data === 'object' &&
    event.data !== null
  )
}

const upcast = (event: Envelope, target: EventVersion, upcasters: readonly Upcaster[]): Envelope => {
  let version = Number(event.dataschema.slice(event.dataschema.lastIndexOf(':') + 1))
  let data = event.data
  while (version < target.version) {
    const step = upcasters.find(({ type, fromVersion }) => type === event.type && fromVersion === version)
    if (step === undefined) break
    data = step.upcast(data)
    version += 1
  }
  if (version !== target.version) {
    throw new UnreadableEvent(`${event.type} version ${event.dataschema} cannot be read as version ${target.version}`)
  }
  return { ...event, dataschema: target.dataschema, data }
}
