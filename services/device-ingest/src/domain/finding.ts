import { type EventDefinition, type EventOf, eventOf } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { HandedIn } from './handed-in.js'

/**
 * A fact that follows from a block.
 * @param from what it follows from: the same fact found again has the same id
 * @param occurredAt RFC 3339; by default when the block was accepted
 */
export const finding = <Type extends string, Data>(
  definition: EventDefinition<Type, Data>,
  data: Data,
  { event }: HandedIn,
  { from, occurredAt = event.recordedtime }: { from: readonly (string | number)[]; occurredAt?: string },
): EventOf<Type, Data> =>
  eventOf(definition, data, {
    id: derivedId(definition.type, ...from),
    tenantId: event.tenantid,
    service: 'device-ingest',
    occurredAt,
    recordedAt: event.recordedtime,
    actor: event.actor ?? `device:${event.data.deviceId}`,
    correlationId: event.data.blockId,
    causationId: event.id,
  })
