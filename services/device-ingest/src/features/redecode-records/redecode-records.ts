import {
  type AuditRecorded,
  auditRecorded,
  type AuditRedecoded,
  auditRedecoded,
  deviceEvents,
  eventOf,
  eventReader,
  UnreadableEvent,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { EventReader, EventProcessor } from '@doorledger/projections'
import { type ChangedMeaning, changedMeaning, type DecoderHistory } from '../../domain/changed-meaning.js'
import { type Examined, noteProgress, type Redecoding } from './redecodings.js'

/**
 * Reads everything that was ever recorded and tells which records mean something else by a table. Its checkpoints are
 * where it goes on after a crash. The table's version is the event processor's: a later table begins anew from the beginning,
 * and whoever still decodes with an earlier one writes nothing from then on.
 * @param history every table of the family up to this one
 */
export const redecodeRecords = (redecoding: Redecoding, history: DecoderHistory): EventProcessor<AuditRecorded> => ({
  kind: 'reactor',
  name: redecoding.processor,
  version: redecoding.version,
  topic: deviceEvents.name,
  reader: readerFor(redecoding),
  react: async ({ client }, positioned) => {
    const publish: AuditRedecoded[] = []
    const examined = new Map<number, Examined>()
    for (const { event, at } of positioned) {
      const changed = changedMeaning(event.data, history)
      if (changed !== undefined) publish.push(redecoded(event, changed, redecoding))
      examined.set(at.partition, withOneMore(at.partition, changed !== undefined, examined.get(at.partition)))
    }
    await noteProgress(client, redecoding, [...examined.values()])
    return { publish }
  },
})

/** What cannot be read holds no record of this family. A dead letter would keep later ones from being decoded again. */
const readerFor = ({ tenantId, family }: Redecoding): EventReader<AuditRecorded> => {
  const read = eventReader<AuditRecorded>([auditRecorded])
  return (value) => {
    try {
      const event = read(value)
      return event?.tenantid === tenantId && event.data.meaning.family === family ? event : undefined
    } catch (error) {
      if (error instanceof UnreadableEvent) return undefined
      throw error
    }
  }
}

const withOneMore = (
  partition: number,
  isChanged: boolean,
  { examined, changed }: Partial<Examined> = {},
): Examined => ({
  partition,
  examined: (examined ?? 0) + 1,
  changed: (changed ?? 0) + (isChanged ? 1 : 0),
})

/** Its id follows from record and table, so that telling it again changes nothing. */
const redecoded = (
  { id, time, tenantid, data }: AuditRecorded,
  { meaning, previous }: ChangedMeaning,
  { replacedAt, replacedBy }: Redecoding,
): AuditRedecoded =>
  eventOf(
    auditRedecoded,
    { ...data, meaning, previous },
    {
      id: derivedId(auditRedecoded.type, data.recordId, meaning.decoderVersion),
      tenantId: tenantid,
      service: 'device-ingest',
      occurredAt: time,
      recordedAt: replacedAt.toISOString(),
      actor: replacedBy,
      correlationId: data.blockId,
      causationId: id,
    },
  )
